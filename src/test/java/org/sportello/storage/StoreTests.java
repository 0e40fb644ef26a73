package org.sportello.storage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Runs a [StoreTest] once on each database.
final class StoreTests implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
            ExtensionContext context) {
        var url = TestStore.postgresUrl();
        return Stream.of(
                on("H2", new Opened(TestStore::create)),
                on(
                        "PostgreSQL",
                        url == null ? absent() : new Opened(() -> TestStore.postgres(url))));
    }

    private static ExecutionCondition absent() {
        return context ->
                ConditionEvaluationResult.disabled(
                        "no PostgreSQL to test on: " + TestStore.POSTGRES + " is not set");
    }

    private static TestTemplateInvocationContext on(String name, Extension extension) {
        return new TestTemplateInvocationContext() {
            @Override
            public String getDisplayName(int index) {
                return name;
            }

            @Override
            public List<Extension> getAdditionalExtensions() {
                return List.of(extension);
            }
        };
    }

    /// Opens the store when the test asks for it, and closes it afterwards.
    private static final class Opened implements ParameterResolver, AfterEachCallback {

        private final Supplier<TestStore> open;
        private @Nullable TestStore store;

        Opened(Supplier<TestStore> open) {
            this.open = open;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestStore.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            store = open.get();
            return store;
        }

        @Override
        public void afterEach(ExtensionContext context) {
            if (store != null) {
                store.close();
            }
        }
    }
}
