package org.sportello.ui;

import javafx.application.Platform;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/// A test class whose tests, and what comes before and after each, run on the JavaFX thread of the
/// headless toolkit. Let screens work inline ([Work#inline()]), then nothing needs to wait.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(FxTest.OnFxThread.class)
public @interface FxTest {

    /// Starts the toolkit once for all test classes.
    final class OnFxThread implements InvocationInterceptor {

        @Override
        public void interceptTestMethod(
                Invocation<Void> invocation,
                ReflectiveInvocationContext<Method> context,
                ExtensionContext extension)
                throws Throwable {
            onFx(invocation);
        }

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> invocation,
                ReflectiveInvocationContext<Method> context,
                ExtensionContext extension)
                throws Throwable {
            onFx(invocation);
        }

        @Override
        public void interceptBeforeEachMethod(
                Invocation<Void> invocation,
                ReflectiveInvocationContext<Method> context,
                ExtensionContext extension)
                throws Throwable {
            onFx(invocation);
        }

        @Override
        public void interceptAfterEachMethod(
                Invocation<Void> invocation,
                ReflectiveInvocationContext<Method> context,
                ExtensionContext extension)
                throws Throwable {
            onFx(invocation);
        }

        /// Starts the toolkit if nobody has yet.
        public static void startToolkit() throws InterruptedException {
            CountDownLatch started = new CountDownLatch(1);
            try {
                Platform.startup(started::countDown);
                Platform.setImplicitExit(false);
            } catch (IllegalStateException alreadyRunning) {
                Platform.runLater(started::countDown);
            }
            started.await();
        }

        private static void onFx(Invocation<Void> invocation) throws Throwable {
            startToolkit();
            CompletableFuture<Void> done = new CompletableFuture<>();
            Platform.runLater(() -> {
                try {
                    invocation.proceed();
                    done.complete(null);
                } catch (Throwable failure) {
                    done.completeExceptionally(failure);
                }
            });
            try {
                done.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() == null ? failed : failed.getCause();
            }
        }
    }
}
