package palimpsest.train;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import palimpsest.tensor.HostTensor;

/// How far the trained weights w are from the base's w0, in one pass that also writes the gradient of both terms:
///
/// - L2-SP (Li, Grandvalet, Davoine, arXiv 1802.01483): λ/2 · Σ (w - w0)², gradient λ (w - w0)
/// - EWC (Kirkpatrick et al., arXiv 1612.00796): λ/2 · Σ F (w - w0)², gradient λ F (w - w0), with the diagonal
///   [FisherInformation] F
///
/// The work is cut into fixed pieces whose sums are added in order, so that the result does not depend on timing.
final class WeightDistance {
    private static final int PIECE = 1 << 16;
    private static final int BLOCK = 512;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    private final float l2sp;
    private final float ewc;
    private final List<Piece> pieces = new ArrayList<>();

    /// A stretch of one tensor; `fisher` is null without EWC.
    private record Piece(MemorySegment weight, MemorySegment anchor, MemorySegment fisher, MemorySegment gradient) {}

    /// Half the distances, without their coefficients.
    ///
    /// @param plain ½ Σ (w - w0)²
    /// @param weighted ½ Σ F (w - w0)²; 0 without EWC
    record Distances(double plain, double weighted) {}

    /// @param keeping coefficients of both terms
    /// @param weights the trained weights
    /// @param anchors the same as they were in the base
    /// @param fisher a diagonal for each; empty without EWC
    /// @param gradients a gradient for each, which is written over
    WeightDistance(
            Keeping keeping,
            Map<String, HostTensor> weights,
            Map<String, HostTensor> anchors,
            Map<String, HostTensor> fisher,
            Map<String, HostTensor> gradients) {
        this.l2sp = (float) keeping.l2sp();
        this.ewc = (float) keeping.ewc();
        gradients.forEach((name, gradient) -> cut(
                weights.get(name).memory(),
                anchors.get(name).memory(),
                fisher.containsKey(name) ? fisher.get(name).memory() : null,
                gradient.memory()));
    }

    private void cut(MemorySegment weight, MemorySegment anchor, MemorySegment fisher, MemorySegment gradient) {
        for (long at = 0; at < weight.byteSize(); at += PIECE * 4L) {
            long length = Math.min(PIECE * 4L, weight.byteSize() - at);
            pieces.add(new Piece(
                    weight.asSlice(at, length),
                    anchor.asSlice(at, length),
                    fisher == null ? null : fisher.asSlice(at, length),
                    gradient.asSlice(at, length)));
        }
    }

    /// Writes the gradients of both terms, and says how far the weights are.
    Distances write(Workers workers) {
        Distances[] parts = new Distances[pieces.size()];
        workers.forEach(pieces.size(), index -> parts[index] = write(pieces.get(index)));
        double plain = 0;
        double weighted = 0;
        for (Distances part : parts) {
            plain += part.plain;
            weighted += part.weighted;
        }
        return new Distances(plain / 2, weighted / 2);
    }

    /// Works on copies of short stretches on the heap, as [AdamW] does. Without EWC `fisher` stays all zeros.
    private Distances write(Piece piece) {
        float[] weight = new float[BLOCK];
        float[] anchor = new float[BLOCK];
        float[] fisher = new float[BLOCK];
        double plain = 0;
        double weighted = 0;
        long bytes = piece.weight.byteSize();
        for (long at = 0; at < bytes; at += BLOCK * 4L) {
            int length = (int) Math.min(BLOCK, (bytes - at) / 4);
            MemorySegment.copy(piece.weight, FLOAT, at, weight, 0, length);
            MemorySegment.copy(piece.anchor, FLOAT, at, anchor, 0, length);
            if (piece.fisher != null) {
                MemorySegment.copy(piece.fisher, FLOAT, at, fisher, 0, length);
            }
            for (int i = 0; i < length; i++) {
                float moved = weight[i] - anchor[i];
                plain += (double) moved * moved;
                weighted += (double) fisher[i] * moved * moved;
                weight[i] = (l2sp + ewc * fisher[i]) * moved;
            }
            MemorySegment.copy(weight, 0, piece.gradient, FLOAT, at, length);
        }
        return new Distances(plain, weighted);
    }
}
