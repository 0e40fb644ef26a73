package org.sportello.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.jspecify.annotations.NullMarked;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rules of the house (docs/architecture.md), for the packages below a root: the product's, or
/// a small broken house that shows that a rule can fail.
final class HouseRules {

    /// Technologies, and the only packages that may know them. `*` is any feature.
    private static final Map<String, List<String>> CONFINED =
            Map.ofEntries(
                    Map.entry(
                            "jakarta.mail|org.eclipse.angus",
                            List.of("mail.imap..", "mail.parse..", "mail.send..", "app.demo..")),
                    Map.entry(
                            "org.jooq|java.sql|javax.sql|org.h2|org.postgresql|com.zaxxer|org.flywaydb",
                            List.of("storage..", "*.store..")),
                    Map.entry("org.apache.lucene", List.of("search..")),
                    Map.entry("org.apache.hc", List.of("mail.pictures")),
                    Map.entry(
                            "javafx|jfx|atlantafx|org.controlsfx|org.kordamp",
                            List.of("ui..", "app..", "*.view..")),
                    Map.entry("javafx.scene.web", List.of("ui.original..")),
                    Map.entry("org.jsoup", List.of("mail.parse..", "text..", "ui.original..")),
                    Map.entry("org.commonmark", List.of("text..")),
                    Map.entry("com.icegreen", List.of("app.demo..")),
                    Map.entry("picocli", List.of("app..")),
                    Map.entry("ch.qos.logback", List.of("app")),
                    Map.entry("com.github.luben", List.of("mail.store..")));

    private static final String[] EMPTY_NAMES = {
        "util", "utils", "common", "helper", "helpers", "manager", "misc", "service", "impl"
    };

    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("directions", directions());
        rules.put("cycles", cycles());
        rules.put("kernel", kernel());
        CONFINED.forEach((technology, homes) -> rules.put(technology, confined(technology, homes)));
        rules.put("static-state", staticState());
        rules.put("singletons", singletons());
        rules.put("sleeping", sleeping());
        rules.put("names", names());
        rules.put("null-marked", nullMarked());
        return rules;
    }

    private ArchRule directions() {
        return classes()
                .that(resideInAPackage(root + ".."))
                .should(
                        new ArchCondition<JavaClass>("only depend in the allowed directions") {
                            @Override
                            public void check(JavaClass origin, ConditionEvents events) {
                                var from = Directions.Place.of(root, origin.getPackageName());
                                for (var dependency : origin.getDirectDependenciesFromSelf()) {
                                    var target = dependency.getTargetClass().getPackageName();
                                    if (target.equals(root) || target.startsWith(root + ".")) {
                                        var to = Directions.Place.of(root, target);
                                        events.add(
                                                new SimpleConditionEvent(
                                                        origin,
                                                        Directions.allowed(from, to),
                                                        from
                                                                + " must not know "
                                                                + to
                                                                + ": "
                                                                + dependency.getDescription()));
                                    }
                                }
                            }
                        })
                .allowEmptyShould(true);
    }

    private ArchRule cycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    private ArchRule kernel() {
        return classes()
                .that(resideInAPackage(root + ".kernel"))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(root + ".kernel", "java..", "org.jspecify.."))
                .allowEmptyShould(true);
    }

    private ArchRule confined(String technology, List<String> homes) {
        var packages =
                Arrays.stream(technology.split("\\|"))
                        .map(name -> name + "..")
                        .toArray(String[]::new);
        var allowed = homes.stream().map(home -> root + "." + home).toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .and(describe("live outside of " + homes, resideInAnyPackage(allowed).negate()))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages))
                .allowEmptyShould(true);
    }

    private ArchRule staticState() {
        return fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(resideInAPackage(root + ".."))
                .should(
                        new ArchCondition<JavaField>("be constants") {
                            @Override
                            public void check(JavaField field, ConditionEvents events) {
                                events.add(
                                        new SimpleConditionEvent(
                                                field,
                                                constant(field),
                                                field.getFullName() + " is static state"));
                            }
                        })
                .allowEmptyShould(true);
    }

    private static boolean constant(JavaField field) {
        var type = field.getRawType().getName();
        return field.getModifiers().contains(JavaModifier.FINAL)
                && !type.startsWith("java.util.concurrent.")
                && !type.equals("java.lang.ThreadLocal")
                && !Set.of("java.util.HashMap", "java.util.ArrayList", "java.util.HashSet")
                        .contains(type);
    }

    private ArchRule singletons() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat(resideInAPackage(root + ".."))
                .should()
                .haveName("getInstance")
                .allowEmptyShould(true);
    }

    private ArchRule sleeping() {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .allowEmptyShould(true);
    }

    private ArchRule names() {
        var empty =
                Arrays.stream(EMPTY_NAMES)
                        .map(name -> root + ".." + name + "..")
                        .toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .should()
                .resideInAnyPackage(empty)
                .allowEmptyShould(true);
    }

    private ArchRule nullMarked() {
        return classes()
                .that(resideInAPackage(root + ".."))
                .should(
                        new ArchCondition<JavaClass>("live in a package that is null-marked") {
                            @Override
                            public void check(JavaClass owner, ConditionEvents events) {
                                events.add(
                                        new SimpleConditionEvent(
                                                owner,
                                                owner.getPackage()
                                                        .isAnnotatedWith(NullMarked.class),
                                                owner.getPackageName() + " is not null-marked"));
                            }
                        })
                .allowEmptyShould(true);
    }
}
