package palimpsest.bench.families;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.Map;

/// Passes of one model over batches, and AdamW between them.
final class OracleRun {
    static final double RATE = 0.01;
    static final double BETA1 = 0.9;
    static final double BETA2 = 0.95;
    static final double EPSILON = 1e-4;
    static final double DECAY = 0.1;
    static final double CLIP = 1;

    private final FamilyCase family;
    private final OracleWeights weights;
    private final Engine engine = Engine.getEngine("PyTorch");
    private final Map<String, double[]> first = new LinkedHashMap<>();
    private final Map<String, double[]> second = new LinkedHashMap<>();
    private int steps;

    OracleRun(FamilyCase family, OracleWeights weights) {
        this.family = family;
        this.weights = weights;
    }

    /// What a batch gives.
    ///
    /// @param loss nats per token
    /// @param nll of each target, row after row
    /// @param logits of each position, row after row
    /// @param gradients of the loss by weight name
    record Pass(double loss, double[] nll, double[] logits, Map<String, double[]> gradients) {
        double norm() {
            double sum = 0;
            for (double[] gradient : gradients.values()) {
                for (double each : gradient) {
                    sum += each * each;
                }
            }
            return Math.sqrt(sum);
        }
    }

    /// @param rows rows of time + 1 ids
    Pass pass(int[][] rows) {
        int time = rows[0].length - 1;
        Shape shape = new Shape(rows.length, time, FamilyCase.VOCABULARY);
        try (NDManager scope = engine.newBaseManager(Device.cpu())) {
            weights.begin(scope);
            NDArray ids = scope.create(oneHot(rows, 0), shape);
            NDArray targets = scope.create(oneHot(rows, 1), shape);
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray logits = family.oracle().logits(family.config(), weights, ids);
                NDArray nll =
                        logits.logSoftmax(2).mul(targets).sum(new int[] {2}).neg();
                NDArray loss = nll.mean();
                collector.backward(loss);
                Map<String, double[]> gradients = new LinkedHashMap<>();
                weights.arrays()
                        .forEach((name, array) ->
                                gradients.put(name, array.getGradient().toDoubleArray()));
                return new Pass(loss.getDouble(), nll.toDoubleArray(), logits.toDoubleArray(), gradients);
            }
        }
    }

    /// Clips the gradients to a global norm and takes a step of AdamW (arXiv 1711.05101); only matrices decay.
    void step(Pass pass) {
        steps++;
        double clip = Math.min(1, CLIP / (pass.norm() + 1e-6));
        pass.gradients().forEach((name, gradient) -> {
            double[] weight = weights.values().get(name);
            double[] m = first.computeIfAbsent(name, key -> new double[weight.length]);
            double[] v = second.computeIfAbsent(name, key -> new double[weight.length]);
            double decay = weights.shapes().get(name).length > 1 ? RATE * DECAY : 0;
            for (int i = 0; i < weight.length; i++) {
                double g = gradient[i] * clip;
                m[i] = BETA1 * m[i] + (1 - BETA1) * g;
                v[i] = BETA2 * v[i] + (1 - BETA2) * g * g;
                double mean = m[i] / (1 - Math.pow(BETA1, steps));
                double square = v[i] / (1 - Math.pow(BETA2, steps));
                weight[i] -= decay * weight[i] + RATE * mean / (Math.sqrt(square) + EPSILON);
            }
        });
    }

    /// @param from the first id taken of each row
    private static double[] oneHot(int[][] rows, int from) {
        int time = rows[0].length - 1;
        double[] values = new double[rows.length * time * FamilyCase.VOCABULARY];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < time; i++) {
                values[(row * time + i) * FamilyCase.VOCABULARY + rows[row][i + from]] = 1;
            }
        }
        return values;
    }
}
