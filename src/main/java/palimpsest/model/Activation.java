package palimpsest.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// What a feed-forward part bends its features with, by the names that `config.json` has for it.
public enum Activation {
    /// x · sigmoid(x) (arXiv 1702.03118).
    SILU("silu", "swish"),
    /// x · Φ(x), with the distribution function of the normal distribution (arXiv 1606.08415).
    GELU("gelu"),
    /// The tanh approximation of GELU.
    GELU_TANH("gelu_new", "gelu_pytorch_tanh", "gelu_fast");

    private final List<String> names;

    Activation(String... names) {
        this.names = List.of(names);
    }

    /// Reads a field.
    ///
    /// @param absent the value where the file has none
    /// @param known what the family can do
    static Activation read(ConfigFields fields, String field, Activation absent, Activation... known) {
        String name = fields.text(field, absent.jsonName());
        for (Activation each : known) {
            if (each.names.contains(name)) {
                return each;
            }
        }
        String names = Arrays.stream(known)
                .flatMap(each -> each.names.stream())
                .map(each -> "\"" + each + "\"")
                .collect(Collectors.joining(" or "));
        throw fields.wrong(field, names + ", the only activations known for this family,");
    }

    String jsonName() {
        return names.getFirst();
    }

    Value apply(Ops ops, Value x) {
        return switch (this) {
            case SILU -> ops.silu(x);
            case GELU -> ops.gelu(x);
            case GELU_TANH -> ops.geluTanh(x);
        };
    }
}
