package palimpsest.onnx;

import java.util.List;

/// How one operator of a file is taken over.
@FunctionalInterface
interface ImportRule {
    /// The node's results, as many as are of use.
    ///
    /// @throws IllegalArgumentException if the node is used in a way that is not known here, saying what was expected
    List<Term> apply(Exported node);

    /// A rule with one result.
    interface Single {
        Term apply(Exported node);
    }

    static ImportRule of(Single rule) {
        return node -> List.of(rule.apply(node));
    }
}
