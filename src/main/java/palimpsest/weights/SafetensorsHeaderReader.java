package palimpsest.weights;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// Reads the JSON header of a safetensors file, entry by entry, so that a name given twice is noticed.
final class SafetensorsHeaderReader {
    private static final String METADATA = "__metadata__";

    private final Path file;
    private final SequencedMap<String, TensorEntry> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private SafetensorsHeaderReader(Path file) {
        this.file = file;
    }

    /// @param file for messages
    /// @param json the header's text
    /// @param dataStart offset of the first byte of tensor data in the file
    static SafetensorsHeader read(Path file, String json, long dataStart) {
        SafetensorsHeaderReader reader = new SafetensorsHeaderReader(file);
        try (JsonReader in = new JsonReader(new StringReader(json))) {
            in.setStrictness(Strictness.STRICT);
            reader.readAll(in);
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new InputException(
                    "%s: the header is not the JSON of a safetensors file (%s); fetch the file again."
                            .formatted(file, e.getMessage()),
                    e);
        }
        return new SafetensorsHeader(reader.tensors, reader.metadata, dataStart);
    }

    private void readAll(JsonReader in) throws IOException {
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            if (name.equals(METADATA)) {
                readMetadata(in);
            } else if (tensors.put(name, readEntry(in, name)) != null) {
                throw new InputException(
                        "%s: tensor %s is listed twice; the file is damaged, so fetch it again.".formatted(file, name));
            }
        }
        in.endObject();
        if (in.peek() != JsonToken.END_DOCUMENT) {
            throw new IllegalStateException("text after the end");
        }
    }

    private void readMetadata(JsonReader in) throws IOException {
        in.beginObject();
        while (in.hasNext()) {
            metadata.put(in.nextName(), in.nextString());
        }
        in.endObject();
    }

    private TensorEntry readEntry(JsonReader in, String name) throws IOException {
        String type = null;
        List<Long> extents = null;
        List<Long> offsets = null;
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "dtype" -> type = in.nextString();
                case "shape" -> extents = readLongs(in);
                case "data_offsets" -> offsets = readLongs(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        if (type == null || extents == null || offsets == null || offsets.size() != 2) {
            throw new InputException(
                    "%s: tensor %s lacks its dtype, shape or two data_offsets; the file is damaged, so fetch it again."
                            .formatted(file, name));
        }
        return entry(name, type, extents, offsets.get(0), offsets.get(1));
    }

    private TensorEntry entry(String name, String type, List<Long> extents, long begin, long end) {
        ElementType elementType = SafetensorsTypes.parse(type)
                .orElseThrow(() -> new InputException(
                        "%s: tensor %s has the dtype %s, which cannot be read; convert the model to F32, F16 or BF16."
                                .formatted(file, name, type)));
        if (begin < 0 || end < begin || extents.stream().anyMatch(extent -> extent < 0)) {
            throw new InputException(
                    "%s: tensor %s has the shape %s at bytes %d to %d, which cannot be; fetch the file again."
                            .formatted(file, name, extents, begin, end));
        }
        Shape shape = Shape.of(extents.stream().mapToLong(Long::longValue).toArray());
        long expected;
        try {
            expected = Math.multiplyExact(shape.size(), elementType.bytes());
        } catch (ArithmeticException e) {
            expected = -1; // more than any file holds: the comparison below fails and says so
        }
        if (expected != end - begin) {
            throw new InputException(
                    "%s: tensor %s of shape %s and dtype %s does not fit its %,d bytes; fetch the file again."
                            .formatted(file, name, shape, type, end - begin));
        }
        return new TensorEntry(name, elementType, shape, begin, end);
    }

    private static List<Long> readLongs(JsonReader in) throws IOException {
        List<Long> values = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            values.add(in.nextLong());
        }
        in.endArray();
        return values;
    }
}
