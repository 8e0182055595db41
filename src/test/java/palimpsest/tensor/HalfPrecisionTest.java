package palimpsest.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class HalfPrecisionTest {
    @Test
    void everyF16SurvivesTheWayThroughF32() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float wide = HalfPrecision.f16ToFloat((short) bits);
            if (!Float.isNaN(wide)) {
                assertEquals((short) bits, HalfPrecision.floatToF16(wide));
            }
        }
    }

    @Test
    void everyBf16SurvivesTheWayThroughF32AndNansStayNans() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float wide = HalfPrecision.bf16ToFloat((short) bits);
            short back = HalfPrecision.floatToBf16(wide);
            if (Float.isNaN(wide)) {
                assertTrue(Float.isNaN(HalfPrecision.bf16ToFloat(back)));
            } else {
                assertEquals((short) bits, back);
            }
        }
    }

    @Test
    void bf16RoundsToTheNearestAndTiesToEven() {
        assertEquals((short) 0x3F80, HalfPrecision.floatToBf16(Float.intBitsToFloat(0x3F807FFF)));
        assertEquals((short) 0x3F80, HalfPrecision.floatToBf16(Float.intBitsToFloat(0x3F808000)));
        assertEquals((short) 0x3F81, HalfPrecision.floatToBf16(Float.intBitsToFloat(0x3F808001)));
        assertEquals((short) 0x3F82, HalfPrecision.floatToBf16(Float.intBitsToFloat(0x3F818000)));
        assertEquals((short) 0x7F80, HalfPrecision.floatToBf16(Float.MAX_VALUE));
        assertTrue(Float.isNaN(HalfPrecision.bf16ToFloat(HalfPrecision.floatToBf16(Float.intBitsToFloat(0x7FFFFFFF)))));
    }

    @Test
    void f16RoundsToTheNearestAndTiesToEven() {
        assertEquals(HalfPrecision.floatToF16(1f), HalfPrecision.floatToF16(1f + 0x1p-11f));
        assertEquals(1f + 0x1p-10f, HalfPrecision.f16ToFloat(HalfPrecision.floatToF16(1f + 0x1.2p-11f)));
        assertEquals(Float.POSITIVE_INFINITY, HalfPrecision.f16ToFloat(HalfPrecision.floatToF16(70_000f)));
    }

    @Test
    void longRunsConvertBothWaysAtAnyAlignment() {
        int count = 10_001;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment floats = arena.allocate(ValueLayout.JAVA_FLOAT, count);
            for (int i = 0; i < count; i++) {
                floats.setAtIndex(ValueLayout.JAVA_FLOAT, i, i - 5_000);
            }
            for (ElementType type : new ElementType[] {ElementType.F32, ElementType.BF16, ElementType.F16}) {
                MemorySegment odd =
                        arena.allocate((long) count * type.bytes() + 1).asSlice(1);
                MemorySegment back = arena.allocate(ValueLayout.JAVA_FLOAT, count);
                FloatConversion.fromFloats(floats, type, odd);
                FloatConversion.toFloats(type, odd, back);
                assertEquals(-5_000f, back.getAtIndex(ValueLayout.JAVA_FLOAT, 0), 8);
                assertEquals(5_000f, back.getAtIndex(ValueLayout.JAVA_FLOAT, count - 1), 8);
                assertEquals(3f, back.getAtIndex(ValueLayout.JAVA_FLOAT, 5_003));
            }
        }
    }

    @Test
    void doublesAreNarrowed() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment doubles = arena.allocate(16);
            ValueLayout.OfDouble little = ValueLayout.JAVA_DOUBLE.withOrder(ByteOrder.LITTLE_ENDIAN);
            doubles.setAtIndex(little, 0, 0.1);
            doubles.setAtIndex(little, 1, -2);
            HostTensor into = HostTensor.allocate(arena, ElementType.F32, Shape.of(2));
            FloatConversion.toFloats(ElementType.F64, doubles, into.memory());
            assertArrayEquals(new float[] {0.1f, -2f}, into.toFloats());
        }
    }

    @Test
    void sizesThatDoNotAgreeAreRefused() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment three = arena.allocate(6);
            MemorySegment two = arena.allocate(8);
            assertThrows(IllegalArgumentException.class, () -> FloatConversion.toFloats(ElementType.F16, three, two));
            assertThrows(IllegalArgumentException.class, () -> FloatConversion.toFloats(ElementType.I64, two, two));
        }
    }
}
