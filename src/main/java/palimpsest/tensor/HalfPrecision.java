package palimpsest.tensor;

/// The two 16-bit floating-point formats, as the bits of a `short`.
///
/// Widening to f32 is exact. Narrowing rounds to the nearest value, ties to even, overflows to infinity and keeps a NaN
/// a NaN. f16 is IEEE 754 binary16; bf16 is the upper half of an IEEE 754 binary32.
public final class HalfPrecision {
    private static final int BF16_SHIFT = 16;
    private static final int ROUNDING_BIAS = 0x7FFF;
    private static final int QUIET_NAN = 0x0040;

    private HalfPrecision() {}

    public static float f16ToFloat(short bits) {
        return Float.float16ToFloat(bits);
    }

    public static short floatToF16(float value) {
        return Float.floatToFloat16(value);
    }

    public static float bf16ToFloat(short bits) {
        return Float.intBitsToFloat(bits << BF16_SHIFT);
    }

    public static short floatToBf16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) { // rounding could carry a NaN's payload over into infinity
            return (short) (bits >>> BF16_SHIFT | QUIET_NAN);
        }
        int lowestKeptBit = bits >>> BF16_SHIFT & 1;
        return (short) (bits + ROUNDING_BIAS + lowestKeptBit >>> BF16_SHIFT);
    }
}
