package palimpsest.onnx;

import java.util.function.BiFunction;

/// One use of an operator in a file.
///
/// @param computed whether it can be computed from the text, or only known beforehand
/// @param apply adds it, given a tensor [2, 3, 4], and returns its result
record ImportedOperator(
        String operator, String what, int opset, boolean computed, BiFunction<ExportedFile, String, String> apply) {
    @Override
    public String toString() {
        return "%s %s (opset %d)".formatted(operator, what, opset);
    }
}
