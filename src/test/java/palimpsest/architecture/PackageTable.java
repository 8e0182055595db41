package palimpsest.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;

/// The package table of the design, as data: a package may use the ones in its row, and no other of ours.
final class PackageTable {
    /// Stands for the root package in the table.
    static final String ROOT = "";

    /// Anyone may use these: the one exception a person is shown, and the excuse from a rule
    /// (`src/site/decisions/0002-two-types-anyone-may-use.md`).
    static final Set<String> COMMON = Set.of("tensor.InputException", "tensor.Exempt");

    static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("tensor", Set.of()),
            Map.entry("graph", Set.of("tensor")),
            Map.entry("autodiff", Set.of("graph", "tensor")),
            Map.entry("onnx", Set.of("graph", "tensor")),
            Map.entry("weights", Set.of("tensor")),
            Map.entry("tokenizer", Set.of()),
            Map.entry("model", Set.of("graph", "onnx", "weights", "tokenizer", "tensor")),
            Map.entry("engine", Set.of("graph", "onnx", "tensor")),
            Map.entry("data", Set.of("tokenizer", "tensor")),
            Map.entry("measure", Set.of("graph", "engine", "model", "data", "tokenizer", "tensor")),
            Map.entry("train", Set.of("autodiff", "graph", "engine", "model", "data", "measure", "weights", "tensor")),
            Map.entry("history", Set.of("train", "measure", "data")),
            Map.entry("sample", Set.of()),
            Map.entry(
                    "workbench",
                    Set.of(
                            "tensor",
                            "graph",
                            "autodiff",
                            "onnx",
                            "weights",
                            "tokenizer",
                            "model",
                            "engine",
                            "data",
                            "measure",
                            "train",
                            "history",
                            "sample")),
            Map.entry("cli", Set.of("workbench", "history", "train", "measure", "data", "sample")),
            Map.entry("ui", Set.of("workbench", "history", "train", "measure", "data")),
            Map.entry(ROOT, Set.of("workbench", "cli", "ui")));

    private final String root;

    /// @param root the package that stands for `palimpsest`
    PackageTable(String root) {
        this.root = root;
    }

    boolean ours(JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    /// The first part of the package below the root; [#ROOT] for the root itself.
    String row(JavaClass type) {
        String below = below(type);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    /// The whole package below the root, such as `ui.plot`; [#ROOT] for the root itself.
    String below(JavaClass type) {
        String name = type.getPackageName();
        return name.length() == root.length() ? ROOT : name.substring(root.length() + 1);
    }

    /// Whether the type lies in the package or below it, such as `ui.fx`.
    boolean in(JavaClass type, String part) {
        return ours(type) && (below(type) + ".").startsWith(part + ".");
    }

    boolean allows(JavaClass from, JavaClass to) {
        return COMMON.contains(below(to) + "." + outermost(to).getSimpleName())
                || row(from).equals(row(to))
                || MAY_USE.getOrDefault(row(from), Set.of()).contains(row(to));
    }

    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(PackageTable::outermost).orElse(type);
    }
}
