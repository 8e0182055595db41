package palimpsest.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqStruct;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.SchemaNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import palimpsest.tensor.InputException;

/// The rows of an Apache Parquet file, read by Hardwood a page at a time. A file that is packed as a whole is unpacked
/// beside the system's temporary files first, as Parquet is read from its end.
final class ParquetTable implements Table {
    private static final int THREADS = 1;
    /// Held, as its level is lost with it: the library tells on the error stream how it decodes.
    private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

    static {
        LIBRARY.setLevel(Level.WARNING);
    }

    private final Path file;
    private final Optional<Path> unpacked;
    private final long bytes;
    private final HardwoodContext context = HardwoodContext.create(THREADS);
    private ParquetFileReader parquet;
    private RowReader rows;
    private List<String> names;
    private long rowCount;
    private long row;

    /// @param column the column that is the text: only it and the area are read then
    ParquetTable(Path file, Optional<String> column) throws IOException {
        this.file = file;
        bytes = Files.size(file);
        unpacked = unpacked(file);
        try {
            parquet = ParquetFileReader.open(InputFile.of(unpacked.orElse(file)), context);
            rowCount = parquet.getFileMetaData().numRows();
            List<String> all = parquet.getFileSchema().getRootNode().children().stream()
                    .map(SchemaNode::name)
                    .toList();
            names = column.filter(all::contains)
                    .map(chosen -> Stream.of(chosen, "area")
                            .distinct()
                            .filter(all::contains)
                            .toList())
                    .orElse(all);
            rows = parquet.buildRowReader()
                    .projection(ColumnProjection.columns(names.toArray(String[]::new)))
                    .build();
        } catch (IOException | RuntimeException e) {
            close();
            throw broken(e);
        }
    }

    @Override
    public JsonObject next() {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            rows.next();
            row++;
            JsonObject object = new JsonObject();
            for (String name : names) {
                object.add(name, rows.isNull(name) ? JsonNull.INSTANCE : json(rows.getValue(name)));
            }
            return object;
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
    }

    @Override
    public String place() {
        return "%s, row %,d".formatted(file, row);
    }

    @Override
    public long bytesRead() {
        return rowCount == 0 ? bytes : (long) ((double) bytes * row / rowCount);
    }

    /// The file is read out of order, so its hash takes a pass of its own.
    @Override
    public FileHash hash() {
        return FileHash.of(file);
    }

    @Override
    public void close() throws IOException {
        if (rows != null) {
            rows.close();
        }
        if (parquet != null) {
            parquet.close();
        }
        context.close();
        if (unpacked.isPresent()) {
            Files.deleteIfExists(unpacked.get());
        }
    }

    private static Optional<Path> unpacked(Path file) throws IOException {
        if (Compression.of(file) == Compression.NONE) {
            return Optional.empty();
        }
        Path place = Files.createTempFile("palimpsest-", ".parquet");
        try (DataStream stream = new DataStream(file)) {
            Files.copy(stream, place, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(place);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(place);
            throw e;
        }
    }

    private static JsonElement json(Object value) throws CharacterCodingException {
        return switch (value) {
            case null -> JsonNull.INSTANCE;
            case String text -> new JsonPrimitive(text);
            case Number number -> new JsonPrimitive(number);
            case Boolean truth -> new JsonPrimitive(truth);
            case byte[] text ->
                new JsonPrimitive(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(text))
                        .toString());
            case PqStruct struct -> object(struct);
            case PqList list -> array(list);
            default -> new JsonPrimitive(value.toString());
        };
    }

    private static JsonObject object(PqStruct struct) throws CharacterCodingException {
        JsonObject object = new JsonObject();
        for (int i = 0; i < struct.getFieldCount(); i++) {
            object.add(struct.getFieldName(i), struct.isNull(i) ? JsonNull.INSTANCE : json(struct.getValue(i)));
        }
        return object;
    }

    private static JsonArray array(PqList list) throws CharacterCodingException {
        JsonArray array = new JsonArray();
        for (Object value : list.values()) {
            array.add(json(value));
        }
        return array;
    }

    private RuntimeException broken(Exception cause) {
        if (cause instanceof InputException refused) {
            return refused;
        }
        return new InputException(
                "%s%s cannot be read as Parquet (%s). Copy or download it again, or write it anew, packed by Snappy, zstd, gzip or not at all."
                        .formatted(file, row == 0 ? "" : ", after row %,d,".formatted(row), reason(cause)),
                cause);
    }

    private static String reason(Exception cause) {
        return cause instanceof CharacterCodingException
                ? "a value is neither text nor a number"
                : cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
