package palimpsest.weights;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.FloatConversion;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// Writes one safetensors file: name the tensors with `add`, then [#write].
///
/// Tensors are streamed from where they are when `write` runs; nothing is copied before. One thread.
public final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;
    /// Elements converted and written at a time.
    private static final long CHUNK = 1 << 18;

    private final SequencedMap<String, Pending> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>(Map.of("format", "pt"));
    private NewFile.FreeSpace freeSpace = NewFile.DISK;

    /// @param source the elements, of type `from`
    private record Pending(ElementType type, Shape shape, ElementType from, MemorySegment source) {
        long bytes() {
            return shape.size() * type.bytes();
        }
    }

    /// Adds an entry to `__metadata__`, which has `format` = `pt` to begin with.
    public SafetensorsWriter metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /// Adds a tensor in its own element type.
    public SafetensorsWriter add(String name, HostTensor tensor) {
        return add(name, new Pending(tensor.type(), tensor.shape(), tensor.type(), tensor.memory()));
    }

    /// Adds an f32 tensor, to be written as F32, F16 or BF16, rounded to the nearest, ties to even.
    public SafetensorsWriter add(String name, HostTensor tensor, ElementType type) {
        if (tensor.type() != ElementType.F32 && tensor.type() != type) {
            throw new IllegalArgumentException(
                    "expected an F32 tensor for %s, found %s".formatted(name, tensor.type()));
        }
        return add(name, new Pending(type, tensor.shape(), tensor.type(), tensor.memory()));
    }

    /// Adds a tensor of another file as it lies there, byte for byte; that file must stay open until [#write] is done.
    public SafetensorsWriter add(String name, WeightSource source) {
        return add(name, source, source.type(name));
    }

    /// Adds a floating-point tensor of another file, to be written as F32, F16 or BF16; that file must stay open until
    /// [#write] is done.
    public SafetensorsWriter add(String name, WeightSource source, ElementType type) {
        return add(name, new Pending(type, source.shape(name), source.type(name), source.bytes(name)));
    }

    private SafetensorsWriter add(String name, Pending pending) {
        if (tensors.putIfAbsent(name, pending) != null) {
            throw new IllegalArgumentException("tensor %s was added before".formatted(name));
        }
        return this;
    }

    /// Stands in for the disk's own count of free bytes.
    SafetensorsWriter freeSpace(NewFile.FreeSpace answer) {
        this.freeSpace = answer;
        return this;
    }

    /// Writes the file beside its place, brings it to the disk and renames it, so that an interruption or a full disk
    /// leaves the old file as it was.
    ///
    /// @throws InputException if the disk is too full or the file cannot be written
    public void write(Path target) {
        byte[] header = header();
        long bytes = (long) Long.BYTES + header.length;
        for (Pending tensor : tensors.values()) {
            bytes += tensor.bytes();
        }
        NewFile.write(target, bytes, freeSpace, channel -> {
            ByteBuffer start = ByteBuffer.allocate(Long.BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN);
            writeFully(channel, start.putLong(header.length).put(header).flip());
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment floats = arena.allocate(CHUNK * Float.BYTES);
                MemorySegment out = arena.allocate(CHUNK * Float.BYTES);
                for (Pending tensor : tensors.values()) {
                    writeTensor(channel, tensor, floats, out);
                }
            }
        });
    }

    /// @param floats room for f32 on the way from one type to another
    /// @param out room for what is written
    private static void writeTensor(
            WritableByteChannel channel, Pending tensor, MemorySegment floats, MemorySegment out) throws IOException {
        long count = tensor.shape().size();
        for (long done = 0; done < count; done += CHUNK) {
            long length = Math.min(CHUNK, count - done);
            MemorySegment from = tensor.source()
                    .asSlice(
                            done * tensor.from().bytes(), length * tensor.from().bytes());
            if (tensor.from() == tensor.type()) {
                writeFully(channel, from.asByteBuffer());
                continue;
            }
            MemorySegment between = from;
            if (tensor.from() != ElementType.F32) {
                between = floats.asSlice(0, length * Float.BYTES);
                FloatConversion.toFloats(tensor.from(), from, between);
            }
            MemorySegment to = out.asSlice(0, length * tensor.type().bytes());
            FloatConversion.fromFloats(between, tensor.type(), to);
            writeFully(channel, to.asByteBuffer());
        }
    }

    private static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private byte[] header() {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            json.name("__metadata__").beginObject();
            for (Map.Entry<String, String> entry : metadata.entrySet()) {
                json.name(entry.getKey()).value(entry.getValue());
            }
            json.endObject();
            long offset = 0;
            for (Map.Entry<String, Pending> entry : tensors.entrySet()) {
                offset = writeEntry(json, entry.getKey(), entry.getValue(), offset);
            }
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        int padding = Math.floorMod(-bytes.length, ALIGNMENT);
        byte[] padded = Arrays.copyOf(bytes, bytes.length + padding);
        Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
        return padded;
    }

    private static long writeEntry(JsonWriter json, String name, Pending tensor, long offset) throws IOException {
        json.name(name).beginObject();
        json.name("dtype").value(SafetensorsTypes.name(tensor.type()));
        json.name("shape").beginArray();
        for (long extent : tensor.shape().toArray()) {
            json.value(extent);
        }
        json.endArray();
        long end = offset + tensor.bytes();
        json.name("data_offsets").beginArray().value(offset).value(end).endArray();
        json.endObject();
        return end;
    }
}
