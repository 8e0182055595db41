package palimpsest.graph;

import palimpsest.tensor.Shape;

/// Aᵀ · B of matrices [k, m] and [k, n], as the gradient of a weight is, the way a processor does it quickest.
///
/// A is turned first: the product would turn each part of it again for every few columns of B. Where m is large, a
/// vocabulary say, the product is taken in blocks of rows, because the runtime goes over the whole result once for
/// every few of k, and a block stays in the cache meanwhile.
final class TurnedProduct {
    private static final long MANY_ROWS = 4096;
    private static final long ROWS_OF_A_BLOCK = 2048;
    private static final long SMALLEST_BLOCK = 256;

    private TurnedProduct() {}

    static Value of(Ops ops, Value a, Value b, float alpha) {
        long k = a.shape().at(0);
        long m = a.shape().at(1);
        long n = b.shape().at(1);
        // The axis of 1 keeps the runtime from folding the two into one product.
        Value turned = ops.transpose(ops.reshape(a, 1, k, m), 0, 2, 1);
        long rows = rowsOfABlock(m);
        if (rows == m) {
            return ops.gemm(ops.reshape(turned, m, k), b, false, false, alpha);
        }
        Value blocks = ops.reshape(turned, m / rows, rows, k);
        Value factor = ops.expand(ops.reshape(b, 1, k, n), Shape.of(m / rows, k, n));
        return ops.reshape(ops.matmul(blocks, factor, false, false, alpha), m, n);
    }

    /// The largest divisor of m that is a good block; m where it is small or has none.
    private static long rowsOfABlock(long m) {
        if (m > MANY_ROWS) {
            for (long rows = ROWS_OF_A_BLOCK; rows >= SMALLEST_BLOCK; rows--) {
                if (m % rows == 0) {
                    return rows;
                }
            }
        }
        return m;
    }
}
