package palimpsest.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.FloatConversion;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// One safetensors file, mapped whole; the arena and with it the mapping end at [#close].
final class SafetensorsFile implements WeightSource {
    private static final int LENGTH_BYTES = 8;
    private static final long LARGEST_HEADER = 100_000_000; // the format's own limit
    private static final ValueLayout.OfLong LITTLE_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path file;
    private final Arena arena;
    private final MemorySegment data;
    private final SafetensorsHeader header;

    private SafetensorsFile(Path file, Arena arena, MemorySegment data, SafetensorsHeader header) {
        this.file = file;
        this.arena = arena;
        this.data = data;
        this.header = header;
    }

    static SafetensorsFile open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Safetensors.missing(file);
        }
        Arena arena = Arena.ofShared();
        boolean opened = false;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment whole = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            SafetensorsHeader header = readHeader(file, whole);
            MemorySegment data = whole.asSlice(header.dataStart());
            header.checkLayout(file, data.byteSize());
            opened = true;
            return new SafetensorsFile(file, arena, data, header);
        } catch (IOException e) {
            throw new InputException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    private static SafetensorsHeader readHeader(Path file, MemorySegment whole) {
        long size = whole.byteSize();
        if (size < LENGTH_BYTES) {
            throw new InputException(
                    "%s has %d bytes, too few for a safetensors file; fetch it again.".formatted(file, size));
        }
        long length = whole.get(LITTLE_LONG, 0);
        if (length < 0 || length > size - LENGTH_BYTES) {
            throw new InputException(
                    ("%s: the header should be %s bytes long, longer than the file of %d; it is cut off "
                                    + "or no safetensors file, so fetch it again.")
                            .formatted(file, Long.toUnsignedString(length), size));
        }
        if (length > LARGEST_HEADER) {
            throw new InputException(
                    "%s: the header of %,d bytes is over the format's limit of %,d; it is damaged, so fetch it again."
                            .formatted(file, length, LARGEST_HEADER));
        }
        byte[] json = whole.asSlice(LENGTH_BYTES, length).toArray(ValueLayout.JAVA_BYTE);
        return SafetensorsHeaderReader.read(file, new String(json, StandardCharsets.UTF_8), LENGTH_BYTES + length);
    }

    /// Where a tensor's elements begin in the file, in bytes.
    long offset(String name) {
        return header.dataStart() + entry(name).begin();
    }

    Path file() {
        return file;
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(header.tensors().keySet());
    }

    @Override
    public ElementType type(String name) {
        return entry(name).type();
    }

    @Override
    public Shape shape(String name) {
        return entry(name).shape();
    }

    @Override
    public MemorySegment bytes(String name) {
        TensorEntry entry = entry(name);
        return data.asSlice(entry.begin(), entry.bytes());
    }

    @Override
    public Optional<HostTensor> inPlace(String name) {
        TensorEntry entry = entry(name);
        MemorySegment bytes = bytes(name);
        boolean readable = entry.type() == ElementType.F32
                && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                && bytes.address() % Float.BYTES == 0
                && bytes.byteSize() <= Integer.MAX_VALUE;
        return readable ? Optional.of(new HostTensor(entry.type(), entry.shape(), bytes)) : Optional.empty();
    }

    @Override
    public void read(String name, HostTensor into) {
        TensorEntry entry = entry(name);
        if (!entry.type().isFloating()) {
            throw new InputException(
                    "%s: tensor %s holds %s, expected floating-point numbers; convert the model to F32, F16 or BF16."
                            .formatted(file, name, entry.type()));
        }
        if (into.type() != ElementType.F32 || !into.shape().equals(entry.shape())) {
            throw new IllegalArgumentException("%s: expected a target of F32 %s for %s, found %s %s"
                    .formatted(file, entry.shape(), name, into.type(), into.shape()));
        }
        MemorySegment bytes = bytes(name);
        FloatConversion.toFloats(entry.type(), bytes, into.memory());
        if (bytes.byteSize() > 0) {
            bytes.unload();
        }
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    private TensorEntry entry(String name) {
        TensorEntry entry = header.tensors().get(name);
        if (entry == null) {
            throw new IllegalArgumentException("%s: no tensor %s".formatted(file, name));
        }
        return entry;
    }
}
