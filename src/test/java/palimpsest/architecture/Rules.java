package palimpsest.architecture;

import static palimpsest.architecture.PackageTable.ROOT;
import static palimpsest.architecture.PackageTable.outermost;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.EventObject;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The rules of the design, for the packages below a root.
final class Rules {
    private static final Set<String> THREAD_FACTORIES =
            Set.of("java.lang.Thread.ofPlatform", "java.lang.Thread.ofVirtual", "java.lang.Thread.startVirtualThread");
    /// Methods of `CompletableFuture` that take a thread of the common pool where no executor is given.
    private static final Set<String> BORROWING = Set.of("runAsync", "supplyAsync");
    private static final Set<String> MUTABLE = Set.of(
            "java.lang.StringBuilder",
            "java.lang.ThreadLocal",
            "java.util.ArrayList",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.EnumMap",
            "java.util.ArrayDeque",
            "java.util.BitSet",
            "java.util.Random",
            "java.util.SplittableRandom");

    private final PackageTable table;
    private final String root;

    Rules(String root) {
        this.root = root;
        this.table = new PackageTable(root);
    }

    List<Rule> all() {
        return Stream.of(packages(), platform(), shape()).flatMap(List::stream).toList();
    }

    private List<Rule> packages() {
        return List.of(
                Rule.types(
                        "package-listed",
                        "a package is in the table, with what it may use, before it is in the program",
                        type -> !PackageTable.MAY_USE.containsKey(table.row(type))),
                Rule.uses(
                        "package-table",
                        "a layer that knows only the ones below it can be read, tested and replaced alone",
                        (from, to) -> table.ours(to) && !table.row(to).equals(ROOT) && !table.allows(from, to)),
                Rule.uses(
                        "root-unused",
                        "the entry point wires the program, and what needs the wiring cannot be tested without it",
                        (from, to) -> table.ours(to)
                                && table.row(to).equals(ROOT)
                                && !table.row(from).equals(ROOT)),
                new Rule(
                        "no-cycles",
                        "packages in a cycle are one package, and nobody gets them apart later",
                        this::cycles),
                Rule.uses(
                        "ui-features-apart",
                        "features that share only the bridge and the plots can be changed one at a time",
                        (from, to) -> table.in(from, "ui") && table.in(to, "ui") && !uiAllows(from, to)),
                Rule.uses(
                        "ui-plot-knows-numbers",
                        "a plot that knows only numbers can be measured and reused without a run",
                        (from, to) -> table.in(from, "ui.plot") && table.ours(to) && !table.in(to, "ui")));
    }

    private List<Rule> platform() {
        return List.of(
                Rule.uses(
                        "javafx-in-ui",
                        "everything below the window must run without a toolkit",
                        (from, to) -> library(to, "javafx", "org.controlsfx", "org.kordamp", "atlantafx")
                                && !table.in(from, "ui")),
                Rule.uses(
                        "runtime-in-engine",
                        "native lifetimes are right only where one place owns them",
                        (from, to) -> library(to, "ai.djl", "ai.onnxruntime")
                                && !table.in(from, "engine")
                                && !(table.in(from, "tokenizer") && library(to, "ai.djl.huggingface"))),
                new Rule("one-run-later", "one bridge to the FX thread can be watched and batched", this::runLater),
                Rule.accesses(
                        "threads-in-workbench",
                        "a thread made elsewhere is not stopped with the window",
                        access -> makesThread(access)
                                && !table.in(access.getOriginOwner(), "workbench")
                                && !table.in(access.getOriginOwner(), "ui.fx")),
                Rule.accesses(
                        "streams-in-cli",
                        "a library that prints cannot be used by a window",
                        access -> standardStream(access) && !table.in(access.getOriginOwner(), "cli")),
                Rule.uses(
                        "no-network",
                        "models and texts are the person's own, and nothing of them leaves the machine",
                        (from, to) -> network(to)),
                Rule.uses(
                        "view-model-without-scene",
                        "a view model is tested without a toolkit",
                        (from, to) ->
                                outermost(from).getSimpleName().endsWith("ViewModel") && library(to, "javafx.scene")),
                Rule.uses(
                        "view-without-workbench",
                        "a view decides nothing",
                        (from, to) -> outermost(from).getSimpleName().endsWith("View") && table.in(to, "workbench")));
    }

    private List<Rule> shape() {
        return List.of(
                Rule.types(
                        "names",
                        "such a name says what the author did not decide",
                        type -> type.getSimpleName().matches(".*(Manager|Helper|Utils?|Impl)")),
                new Rule(
                        "no-mutable-statics",
                        "state that everyone shares belongs to no run and no test",
                        this::mutableStatics),
                Rule.types(
                        "events-are-records",
                        "an event crosses threads and must not change on the way",
                        type -> isEvent(type) && !type.isInterface() && !type.isRecord()));
    }

    private List<String> cycles(JavaClasses classes) {
        return SlicesRuleDefinition.slices()
                .matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }

    private boolean uiAllows(JavaClass from, JavaClass to) {
        String user = uiPart(from);
        String used = uiPart(to);
        return user.equals(used)
                || user.equals("ui")
                || user.equals("ui.shell")
                || used.equals("ui.fx")
                || used.equals("ui.plot") && !user.equals("ui.fx");
    }

    /// `ui.fx`, `ui.plot`, `ui.shell`, a feature such as `ui.run`, or `ui` itself.
    private String uiPart(JavaClass type) {
        String[] parts = table.below(type).split("\\.");
        return parts.length == 1 ? "ui" : "ui." + parts[1];
    }

    private List<String> runLater(JavaClasses classes) {
        List<JavaAccess<?>> calls = classes.stream()
                .<JavaAccess<?>>flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> access.getTarget().getFullName().startsWith("javafx.application.Platform.runLater"))
                .toList();
        Predicate<JavaAccess<?>> astray = access -> !table.in(access.getOriginOwner(), "ui.fx");
        boolean scattered = calls.stream()
                        .map(access -> outermost(access.getOriginOwner()).getName())
                        .distinct()
                        .count()
                > 1;
        return calls.stream()
                .filter(access -> scattered || astray.test(access))
                .map(access -> access.getDescription())
                .sorted()
                .toList();
    }

    /// Whether a type opens connections, or looks up where to; names of places in `java.net` do neither.
    private static boolean network(JavaClass type) {
        String name = type.getSimpleName();
        return library(type, "java.net.http", "javax.net", "java.rmi", "com.sun.net")
                || type.getPackageName().startsWith("java.nio.channels") && name.contains("Socket")
                || type.getPackageName().equals("java.net")
                        && (name.contains("Socket") || name.contains("Connection") || name.startsWith("Inet"));
    }

    private static boolean library(JavaClass type, String... packages) {
        return Stream.of(packages).anyMatch(name -> (type.getPackageName() + ".").startsWith(name + "."));
    }

    private static boolean makesThread(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean constructed = access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                && (owner.isAssignableTo(Thread.class)
                        || owner.isAssignableTo(Executor.class)
                        || owner.isEquivalentTo(Timer.class));
        boolean borrowed = owner.isEquivalentTo(CompletableFuture.class)
                && BORROWING.contains(access.getTarget().getName())
                && access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().size() == 1;
        return constructed
                || borrowed
                || owner.isEquivalentTo(Executors.class)
                || THREAD_FACTORIES.contains(
                        owner.getName() + "." + access.getTarget().getName());
    }

    private static boolean standardStream(JavaAccess<?> access) {
        String name = access.getTarget().getName();
        return access.getTargetOwner().isEquivalentTo(System.class)
                        && Set.of("out", "err", "in").contains(name)
                || name.equals("printStackTrace") && access.getTargetOwner().isAssignableTo(Throwable.class);
    }

    private static boolean isEvent(JavaClass type) {
        return !type.isAssignableTo(EventObject.class)
                && (type.getSimpleName().endsWith("Event")
                        || type.getAllRawInterfaces().stream()
                                .anyMatch(parent -> parent.getSimpleName().endsWith("Event")));
    }

    private List<String> mutableStatics(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> isMutableStatic(field)
                        && !Rule.excused(field, "no-mutable-statics")
                        && !Rule.excused(field.getOwner(), "no-mutable-statics"))
                .map(JavaField::getFullName)
                .sorted()
                .toList();
    }

    private static boolean isMutableStatic(JavaField field) {
        Set<JavaModifier> modifiers = field.getModifiers();
        if (!modifiers.contains(JavaModifier.STATIC) || modifiers.contains(JavaModifier.SYNTHETIC)) {
            return false;
        }
        JavaClass type = field.getRawType();
        boolean sharedArray = type.isArray() && !modifiers.contains(JavaModifier.PRIVATE);
        return !modifiers.contains(JavaModifier.FINAL)
                || sharedArray
                || MUTABLE.contains(type.getName())
                || type.getPackageName().startsWith("java.util.concurrent.atomic")
                || type.getSimpleName().startsWith("Concurrent");
    }

    /// The names an [Exempt] may give.
    Set<String> names() {
        return Set.copyOf(all().stream().map(Rule::name).toList());
    }
}
