package palimpsest.onnx;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The table of operators that are taken over from files, by name: those of ONNX, and ONNX Runtime's own.
final class ImportRules {
    private static final Set<String> DOMAINS = Set.of("", "ai.onnx", "com.microsoft");
    private static final Map<String, ImportRule> RULES = table();

    private ImportRules() {}

    static Optional<ImportRule> of(String domain, String operator) {
        return DOMAINS.contains(domain) ? Optional.ofNullable(RULES.get(operator)) : Optional.empty();
    }

    static Set<String> operators() {
        return RULES.keySet();
    }

    private static Map<String, ImportRule> table() {
        Map<String, ImportRule> rules = new HashMap<>();
        ElementwiseImports.addTo(rules);
        LayoutImports.addTo(rules);
        ShapeImports.addTo(rules);
        ReductionImports.addTo(rules);
        ProductImports.addTo(rules);
        NormImports.addTo(rules);
        return Map.copyOf(rules);
    }
}
