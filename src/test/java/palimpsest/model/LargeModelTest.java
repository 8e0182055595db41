package palimpsest.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// A model of more than 2 GB, as a file with a hole where the weights would be, so that it takes no room on the disk.
class LargeModelTest {
    private static final long LEAST_BYTES = 2_000_000_000;
    private static final long PIECE = 1 << 16;
    private static final String HEAD = "lm_head.weight";

    @TempDir
    Path parent;

    @Test
    void openingALargeModelReadsItsHeaderOnly() throws IOException {
        Path folder = large();
        try (ModelFolder model = ModelFolder.open(folder)) {
            assertTrue(model.parameterCount() * Float.BYTES > LEAST_BYTES);
            long loaded = model.weights().names().stream()
                    .mapToLong(name -> loaded(model.weights().bytes(name)))
                    .sum();
            // the system reads ahead of what is asked for
            assertTrue(loaded < LEAST_BYTES / 100, loaded + " bytes of the weights were read");
        }
    }

    @Test
    void aLargeModelThatIsOnlyReadStaysInItsFile() throws IOException {
        Path folder = large();
        try (ModelFolder model = ModelFolder.open(folder);
                Arena arena = Arena.ofConfined()) {
            for (HostTensor tensor : model.tensorsToRead(arena).values()) {
                assertTrue(tensor.memory().isMapped());
            }
        }
    }

    /// The head repeats the embedding, as some files do: it is compared with it on opening.
    private Path large() throws IOException {
        LlamaConfig llama = new LlamaConfig(270, 4096, 11008, 3, 32, 32, 128, 2048, 1e-5f, 10_000, false, false, true);
        ModelConfig config = ModelConfig.of(llama, OptionalInt.of(0), Set.of(0));
        Path folder = TinyModel.tokenizer(parent);
        Files.writeString(folder.resolve("config.json"), config.toJson());
        Path file = folder.resolve("model.safetensors");
        StringJoiner header = new StringJoiner(",", "{", "}");
        long end = 0;
        for (var weight : config.weightShapes().entrySet()) {
            end = entry(header, weight.getKey(), weight.getValue(), end);
        }
        end = entry(header, HEAD, config.weightShapes().get(config.details().embeddingName()), end);
        byte[] json = aligned(header.toString()).getBytes(StandardCharsets.UTF_8);
        ByteBuffer start = ByteBuffer.allocate(Long.BYTES + json.length).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, start.putLong(json.length).put(json).array());
        try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
            hole.setLength(start.capacity() + end);
            assertEquals(start.capacity() + end, hole.length());
        }
        return folder;
    }

    private static long entry(StringJoiner header, String name, Shape shape, long begin) {
        long end = begin + shape.size() * Float.BYTES;
        header.add(
                "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}".formatted(name, shape, begin, end));
        return end;
    }

    private static String aligned(String header) {
        return header + " ".repeat(Math.floorMod(-header.length(), Long.BYTES));
    }

    /// Bytes of a mapped segment that are in memory, counted in pieces.
    private static long loaded(MemorySegment bytes) {
        long loaded = 0;
        for (long at = 0; at < bytes.byteSize(); at += PIECE) {
            MemorySegment piece = bytes.asSlice(at, Math.min(PIECE, bytes.byteSize() - at));
            loaded += piece.isLoaded() ? piece.byteSize() : 0;
        }
        return loaded;
    }
}
