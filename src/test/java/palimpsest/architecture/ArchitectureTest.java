package palimpsest.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.tensor.Exempt;

/// Holds the program to [Rules], and shows with the packages under `broken` that each rule can fail.
class ArchitectureTest {
    private static final String BROKEN = "palimpsest.architecture.broken";

    private static JavaClasses program;
    private static JavaClasses broken;

    @BeforeAll
    static void readClassFiles() throws URISyntaxException {
        Path classes = Path.of(
                Exempt.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        program = new ClassFileImporter().importPath(classes);
        broken = new ClassFileImporter().importPackages(BROKEN);
    }

    static List<Rule> rules() {
        return new Rules("palimpsest").all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProgramKeepsTheRule(Rule rule) {
        List<String> findings = rule.check().apply(program);
        assertTrue(findings.isEmpty(), () -> "%s%nbroken by:%n%s".formatted(rule, String.join("\n", findings)));
    }

    @Test
    void theWholeProgramIsRead() {
        assertTrue(program.contain("palimpsest.Main"));
        assertFalse(program.contain(ArchitectureTest.class));
    }

    @ParameterizedTest
    @CsvSource({
        "package-listed, unlisted.Stray",
        "package-table, tensor.UsesGraph",
        "root-unused, graph.UsesRoot",
        "no-cycles, tensor.UsesGraph",
        "ui-features-apart, ui.first.FirstView",
        "ui-plot-knows-numbers, ui.plot.KnowingPlot",
        "javafx-in-ui, train.StepManager.runsLater",
        "runtime-in-engine, train.StepManager.ownsRuntime",
        "one-run-later, train.StepManager.runsLater",
        "threads-in-workbench, train.StepManager.makesThread",
        "threads-in-workbench, train.StepManager.borrowsThread",
        "no-network, train.StepManager.callsHome",
        "streams-in-cli, train.StepManager.prints",
        "streams-in-cli, train.StepManager.printsInLambda",
        "streams-in-cli, train.StepManager.wronglyExcusedPrints",
        "view-model-without-scene, ui.first.FirstViewModel",
        "view-without-workbench, ui.first.FirstView",
        "names, train.StepManager",
        "no-mutable-statics, train.StepManager.SHARED",
        "events-are-records, train.LossEvent",
    })
    void theRuleCatchesWhatBreaksIt(String name, String offender) {
        assertTrue(
                finds(name, offender),
                () -> named(name) + " found " + named(name).check().apply(broken));
    }

    @ParameterizedTest
    @CsvSource({
        "package-table, train.StepManager",
        "streams-in-cli, train.StepManager.excusedPrints",
        "threads-in-workbench, train.StepManager.usesThread",
        "no-mutable-statics, train.StepManager.EXCUSED",
    })
    void theRuleLeavesAloneWhatKeepsIt(String name, String innocent) {
        assertFalse(
                finds(name, innocent),
                () -> named(name) + " found " + named(name).check().apply(broken));
    }

    @Test
    void everyRuleIsShownToFail() {
        Set<String> silent = new TreeSet<>();
        for (Rule rule : new Rules(BROKEN).all()) {
            if (rule.check().apply(broken).isEmpty()) {
                silent.add(rule.name());
            }
        }
        assertEquals(Set.of(), silent);
    }

    @Test
    void anExemptionNamesARuleAndItsReason() {
        List<Exempt> exemptions = program.stream()
                .flatMap(type -> Stream.concat(type.tryGetAnnotationOfType(Exempt.class).stream(), exemptMembers(type)))
                .toList();
        for (Exempt exempt : exemptions) {
            assertTrue(new Rules("palimpsest").names().contains(exempt.rule()), () -> "no rule " + exempt.rule());
            assertTrue(exempt.reason().endsWith("."), () -> "a sentence as the reason for " + exempt.rule());
        }
    }

    @Test
    void thePackageTableHasNoCycles() {
        PackageTable.MAY_USE.forEach((row, uses) -> {
            assertTrue(PackageTable.MAY_USE.keySet().containsAll(uses), () -> row + " uses an unlisted package");
            Set<String> reached = new TreeSet<>(uses);
            while (reached.addAll(reached.stream()
                    .flatMap(used -> PackageTable.MAY_USE.get(used).stream())
                    .toList())) {}
            assertFalse(reached.contains(row), () -> row + " reaches itself");
        });
    }

    private static Stream<Exempt> exemptMembers(JavaClass type) {
        return type.getMembers().stream().flatMap(member -> member.tryGetAnnotationOfType(Exempt.class).stream());
    }

    private static boolean finds(String rule, String place) {
        return named(rule).check().apply(broken).stream().anyMatch(line -> line.contains(BROKEN + "." + place));
    }

    private static Rule named(String name) {
        return new Rules(BROKEN)
                .all().stream()
                        .filter(rule -> rule.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }
}
