package palimpsest.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

class SafetensorsWriterTest {
    @TempDir
    Path folder;

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void freeTheTensors() {
        arena.close();
    }

    @Test
    void whatIsWrittenIsReadBackInEachType() throws IOException {
        Path file = folder.resolve("model.safetensors");
        HostTensor values = HostTensor.ofFloats(arena, new float[] {1f, -0.5f, 3f, 1.0078126f}, 2, 2);
        HostTensor ids = HostTensor.ofLongs(arena, new long[] {7, 8, 9}, 3);
        new SafetensorsWriter()
                .metadata("step", "12")
                .add("weight", values)
                .add("half", values, ElementType.F16)
                .add("brain", values, ElementType.BF16)
                .add("ids", ids)
                .write(file);
        try (WeightSource weights = Safetensors.open(file)) {
            assertEquals(List.of("weight", "half", "brain", "ids"), List.copyOf(weights.names()));
            assertEquals(Shape.of(2, 2), weights.shape("half"));
            assertEquals(ElementType.F16, weights.type("half"));
            assertArrayEquals(values.toFloats(), read(weights, "weight"));
            assertArrayEquals(new float[] {1f, -0.5f, 3f, 1.0078125f}, read(weights, "half"));
            assertArrayEquals(new float[] {1f, -0.5f, 3f, 1.0078125f}, read(weights, "brain"));
            assertEquals(-1, ids.memory().mismatch(weights.bytes("ids")));
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("\"format\":\"pt\",\"step\":\"12\""), text);
    }

    @Test
    void aTensorLongerThanTheBufferIsWrittenWhole() {
        Path file = folder.resolve("long.safetensors");
        int count = 700_001;
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i % 256;
        }
        HostTensor tensor = HostTensor.ofFloats(arena, values, count);
        new SafetensorsWriter()
                .add("a", tensor)
                .add("b", tensor, ElementType.BF16)
                .write(file);
        try (WeightSource weights = Safetensors.open(file)) {
            assertArrayEquals(values, read(weights, "a"));
            assertArrayEquals(values, read(weights, "b"));
        }
    }

    @Test
    void aTensorOfAnotherFileIsCopiedByteForByte() {
        Path first = folder.resolve("first.safetensors");
        Path second = folder.resolve("second.safetensors");
        HostTensor values = HostTensor.ofFloats(arena, new float[] {1f, 2f}, 2);
        new SafetensorsWriter().add("a", values, ElementType.F16).write(first);
        try (WeightSource source = Safetensors.open(first)) {
            new SafetensorsWriter().add("a", source).write(second);
        }
        try (WeightSource copy = Safetensors.open(second)) {
            assertEquals(ElementType.F16, copy.type("a"));
            assertArrayEquals(new float[] {1f, 2f}, read(copy, "a"));
        }
    }

    @Test
    void aFullDiskLeavesTheOldFileAndSaysHowMuchIsNeeded() throws IOException {
        Path file = folder.resolve("checkpoint.safetensors");
        Files.writeString(file, "old");
        SafetensorsWriter writer = new SafetensorsWriter()
                .freeSpace(any -> 10)
                .add("a", HostTensor.allocate(arena, ElementType.F32, Shape.of(250)));
        InputException refusal = assertThrows(InputException.class, () -> writer.write(file));
        assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
        assertTrue(refusal.getMessage().matches("(?s).*needs 1,\\d\\d\\d bytes.*only 10 free.*"), refusal.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(1, filesThere());
    }

    @Test
    void aDiskThatFillsUpWhileWritingLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("checkpoint.safetensors");
        Files.writeString(file, "old");
        InputException refusal = assertThrows(
                InputException.class,
                () -> NewFile.write(file, 100, any -> 1_000, channel -> {
                    channel.write(ByteBuffer.allocate(50));
                    throw new IOException("No space left on device");
                }));
        assertTrue(refusal.getMessage().contains("needs 100 bytes"), refusal.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(1, filesThere());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path notAFolder = Files.createFile(folder.resolve("file"));
        Path file = notAFolder.resolve("model.safetensors");
        SafetensorsWriter writer = new SafetensorsWriter().add("a", HostTensor.ofFloats(arena, new float[1], 1));
        InputException refusal = assertThrows(InputException.class, () -> writer.write(file));
        assertTrue(refusal.getMessage().contains(file + " cannot be written"), refusal.getMessage());
    }

    @Test
    void aNameIsAddedOnce() {
        HostTensor tensor = HostTensor.ofFloats(arena, new float[1], 1);
        SafetensorsWriter writer = new SafetensorsWriter().add("a", tensor);
        assertThrows(IllegalArgumentException.class, () -> writer.add("a", tensor));
        assertFalse(Files.exists(folder.resolve("model.safetensors")));
    }

    private long filesThere() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private float[] read(WeightSource weights, String name) {
        HostTensor into = HostTensor.allocate(arena, ElementType.F32, weights.shape(name));
        weights.read(name, into);
        return into.toFloats();
    }
}
