package palimpsest.train;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleConsumer;
import palimpsest.data.RowSource;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.weights.Safetensors;
import palimpsest.weights.SafetensorsWriter;
import palimpsest.weights.WeightSource;

/// The diagonal of the Fisher information of a model on a text, one number a weight (EWC, arXiv 1612.00796, section 2).
///
/// It is the empirical one: the labels are the text's own next tokens, not drawn from the model, which saves a pass and
/// is close where the model fits the text, as a base fits its original text (what differs: arXiv 1905.12558). For row r
/// of T targets with mean loss L_r it is F = T · mean over rows of (dL_r/dw)²: the square of a row's whole gradient,
/// by its number of targets. Per token, so that with it ½ Σ F (w - w0)² is the second-order estimate of KL(p0 || p) in
/// nats per token, whatever the length of a row; and a whole row at a time, since squares of single tokens' gradients
/// would cost a backward pass for each token.
final class FisherInformation {
    private static final int PIECE = 1 << 16;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    private FisherInformation() {}

    /// Measures it under the weights as they are.
    ///
    /// @param step computes the gradients of one row, over all weights that are trained
    /// @param rows the text; all of them are used
    /// @param arena where the result lives
    /// @param progress told how much is done, 0 to 1; may throw to give up
    static Map<String, HostTensor> measure(
            TrainingStep step, RowSource rows, Arena arena, Workers workers, DoubleConsumer progress) {
        Map<String, HostTensor> fisher = new LinkedHashMap<>();
        step.gradients()
                .forEach((name, gradient) ->
                        fisher.put(name, HostTensor.allocate(arena, ElementType.F32, gradient.shape())));
        int[] row = new int[rows.rowLength()];
        float share = (float) (rows.rowLength() - 1) / rows.rows();
        for (int index = 0; index < rows.rows(); index++) {
            progress.accept((double) index / rows.rows());
            rows.read(index, row, 0);
            step.run(row);
            fisher.forEach((name, sum) -> addSquares(sum, step.gradients().get(name), share, workers));
        }
        return fisher;
    }

    private static void addSquares(HostTensor sum, HostTensor gradient, float share, Workers workers) {
        long size = sum.shape().size();
        workers.forEach((int) ((size + PIECE - 1) / PIECE), index -> {
            long at = (long) index * PIECE;
            int length = (int) Math.min(PIECE, size - at);
            float[] total = new float[length];
            float[] added = new float[length];
            MemorySegment.copy(sum.memory(), FLOAT, at * 4, total, 0, length);
            MemorySegment.copy(gradient.memory(), FLOAT, at * 4, added, 0, length);
            for (int i = 0; i < length; i++) {
                total[i] += share * added[i] * added[i];
            }
            MemorySegment.copy(total, 0, sum.memory(), FLOAT, at * 4, length);
        });
    }

    /// @throws InputException if it cannot be written
    static void write(Path file, Map<String, HostTensor> fisher) {
        SafetensorsWriter writer = new SafetensorsWriter();
        fisher.forEach(writer::add);
        writer.write(file);
    }

    /// @param shapes a tensor for each weight, whose shape is expected
    /// @throws InputException if it is damaged or of another model
    static Map<String, HostTensor> read(Path file, Map<String, HostTensor> shapes, Arena arena) {
        Map<String, HostTensor> fisher = new LinkedHashMap<>();
        try (WeightSource source = Safetensors.open(file)) {
            shapes.forEach((name, like) -> {
                HostTensor tensor = HostTensor.allocate(arena, ElementType.F32, like.shape());
                source.read(name, tensor);
                fisher.put(name, tensor);
            });
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    "%s: this Fisher information is of another model (%s). Delete the file; it is measured again."
                            .formatted(file, e.getMessage()),
                    e);
        }
        return fisher;
    }
}
