package palimpsest.bench.families;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.function.DoubleUnaryOperator;

/// Layers as their papers write them down, one plain operation after another. Activations are [batch, time, width].
final class OracleLayers {
    private OracleLayers() {}

    /// x · Wᵀ (+ b) with W [out, in].
    static NDArray linear(OracleWeights weights, NDArray x, String name, long out, boolean bias) {
        long in = x.getShape().get(2);
        NDArray y = x.matMul(weights.matrix(name + ".weight", out, in).transpose());
        return bias ? y.add(weights.bias(name + ".bias", out)) : y;
    }

    static NDArray layerNorm(OracleWeights weights, NDArray x, String name, double epsilon) {
        long width = x.getShape().get(2);
        NDArray centred = x.sub(x.mean(new int[] {2}, true));
        NDArray variance = centred.mul(centred).mean(new int[] {2}, true);
        NDArray normal = centred.div(variance.add(epsilon).sqrt());
        return normal.mul(weights.scale(name + ".weight", width)).add(weights.bias(name + ".bias", width));
    }

    /// @param offset what is added to the scale
    static NDArray rmsNorm(OracleWeights weights, NDArray x, String name, double epsilon, double offset) {
        int last = x.getShape().dimension() - 1;
        NDArray square = x.mul(x).mean(new int[] {last}, true);
        NDArray scale = weights.scale(name + ".weight", x.getShape().get(last)).add(offset);
        return x.div(square.add(epsilon).sqrt()).mul(scale);
    }

    /// x · factor. DJL's own product with a number closes the number's array at once, though the backward pass will
    /// read it, so that its memory may be another's by then.
    static NDArray times(NDArray x, double factor) {
        return x.mul(x.getManager().create(new double[] {factor}));
    }

    static NDArray geluTanh(NDArray x) {
        NDArray inner = times(x.add(times(x.mul(x).mul(x), 0.044715)), Math.sqrt(2 / Math.PI));
        return times(x, 0.5).mul(inner.tanh().add(1));
    }

    static NDArray gelu(NDArray x) {
        return times(x, 0.5).mul(times(x, Math.sqrt(0.5)).erf().add(1));
    }

    static NDArray silu(NDArray x) {
        return x.div(x.neg().exp().add(1));
    }

    static NDArray softCap(NDArray x, double cap) {
        return times(times(x, 1 / cap).tanh(), cap);
    }

    /// Columns from `start` of the last axis.
    static NDArray columns(NDArray x, long start, long count) {
        return x.get("..., {}:{}", start, start + count);
    }

    /// x · cos + rotateHalf(x) · sin on the first `rotated` features of one head.
    ///
    /// @param x one head [batch, time, size]
    /// @param frequency of feature pair i, radians per position
    static NDArray rotate(NDArray x, int rotated, DoubleUnaryOperator frequency) {
        int time = (int) x.getShape().get(1);
        int half = rotated / 2;
        double[] cos = new double[time * rotated];
        double[] sin = new double[time * rotated];
        for (int position = 0; position < time; position++) {
            for (int i = 0; i < rotated; i++) {
                double angle = position * frequency.applyAsDouble(i % half);
                cos[position * rotated + i] = Math.cos(angle);
                sin[position * rotated + i] = Math.sin(angle);
            }
        }
        Shape shape = new Shape(1, time, rotated);
        NDArray turned = columns(x, 0, rotated);
        NDArray other = NDArrays.concat(new NDList(columns(turned, half, half).neg(), columns(turned, 0, half)), 2);
        NDArray result = turned.mul(x.getManager().create(cos, shape))
                .add(other.mul(x.getManager().create(sin, shape)));
        long size = x.getShape().get(2);
        return rotated == size ? result : NDArrays.concat(new NDList(result, columns(x, rotated, size - rotated)), 2);
    }

    /// One head's attention: each token sees itself and those before it, no further back than the window.
    ///
    /// @param window tokens seen, itself included; 0 for all
    /// @param cap soft cap of the scores, 0 for none
    static NDArray attend(NDArray query, NDArray key, NDArray value, double scale, int window, double cap) {
        int time = (int) query.getShape().get(1);
        double[] hidden = new double[time * time];
        for (int i = 0; i < time; i++) {
            for (int j = 0; j < time; j++) {
                boolean seen = j <= i && (window == 0 || i - j < window);
                hidden[i * time + j] = seen ? 0 : -1e30;
            }
        }
        NDArray products = query.matMul(key.transpose(0, 2, 1));
        NDArray scores = times(products, scale);
        NDArray bounded = cap == 0 ? scores : softCap(scores, cap);
        NDArray mask = query.getManager().create(hidden, new Shape(1, time, time));
        return bounded.add(mask).softmax(2).matMul(value);
    }
}
