package org.sportello.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sportello.Sportello;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The house is built as docs/architecture.md says, and each rule is seen to fail on a small house
/// that breaks it.
final class ArchitectureTest {

    private static final String HOUSE = "org.sportello";
    private static final String BROKEN = "org.sportello.architecture.broken.";
    private static final int LARGE = 20;
    private static final int KERNEL = 10;

    /// Rule, and the broken house that it must notice.
    private static final Map<String, String> BROKEN_HOUSES =
            Map.ofEntries(
                    Map.entry("directions", "directions"),
                    Map.entry("cycles", "cycles"),
                    Map.entry("kernel", "kernel"),
                    Map.entry("static-state", "state"),
                    Map.entry("singletons", "state"),
                    Map.entry("sleeping", "state"),
                    Map.entry("names", "names"),
                    Map.entry("null-marked", "names"));

    @TestFactory
    Stream<DynamicTest> theHouseKeepsItsRules() throws URISyntaxException {
        var house = house();
        return new HouseRules(HOUSE)
                .all().entrySet().stream()
                        .map(rule ->
                                DynamicTest.dynamicTest(
                                        rule.getKey(), () -> rule.getValue().check(house)));
    }

    @TestFactory
    Stream<DynamicTest> eachRuleFailsOnAHouseThatBreaksIt() {
        return new HouseRules(HOUSE)
                .all().keySet().stream()
                        .map(rule ->
                                DynamicTest.dynamicTest(
                                        rule, () -> assertTrue(violated(rule), rule)));
    }

    private static boolean violated(String rule) {
        var root = BROKEN + BROKEN_HOUSES.getOrDefault(rule, "technology");
        var classes = new ClassFileImporter().importPackages(root);
        assertFalse(classes.isEmpty(), root);
        return rule(root, rule).evaluate(classes).hasViolation();
    }

    private static ArchRule rule(String root, String name) {
        return Objects.requireNonNull(new HouseRules(root).all().get(name));
    }

    @Test
    void directionsAreSeenOneByOne() {
        var root = BROKEN + "directions";
        var report =
                rule(root, "directions")
                        .evaluate(new ClassFileImporter().importPackages(root))
                        .getFailureReport()
                        .toString();

        for (var broken :
                new String[] {
                    "customer must not know customer.store",
                    "customer.store must not know customer.view",
                    "ticket.view must not know customer.view",
                    "mail must not know ticket",
                    "ticket must not know app"
                }) {
            assertTrue(report.contains(broken), broken + " in " + report);
        }
        assertFalse(report.contains("app must not know"), report);
    }

    /// A package of more than 20 classes has lost its one subject, unless a decision says why not.
    @Test
    void packagesAreSmall() throws URISyntaxException, IOException {
        var large = new TreeMap<>(sizes(house()));
        large.values().removeIf(size -> size <= LARGE);

        assertEquals(Map.of(), withoutReason(large));
    }

    @Test
    void aLargePackageIsNoticed() throws IOException {
        assertEquals(Map.of("org.x", 21), withoutReason(new TreeMap<>(Map.of("org.x", 21))));
    }

    @Test
    void theKernelIsTiny() throws URISyntaxException {
        assertTrue(sizes(house()).getOrDefault(HOUSE + ".kernel", 0) <= KERNEL);
    }

    private static Map<String, Integer> withoutReason(Map<String, Integer> large)
            throws IOException {
        var reasons = Files.readString(Path.of("docs/decisions/0004-large-packages.md"));
        large.keySet().removeIf(name -> reasons.contains("`" + name + "`"));
        return large;
    }

    private static Map<String, Integer> sizes(JavaClasses house) {
        var sizes = new TreeMap<String, Integer>();
        for (var one : house) {
            if (one.isTopLevelClass() && !one.getSimpleName().equals("package-info")) {
                sizes.merge(one.getPackageName(), 1, Integer::sum);
            }
        }
        return sizes;
    }

    private static JavaClasses house() throws URISyntaxException {
        return new ClassFileImporter()
                .importPath(
                        Path.of(
                                Sportello.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI()))
                .that(
                        describe(
                                "are written by us",
                                one -> !one.getPackageName().contains(".storage.schema")));
    }
}
