package palimpsest.data;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import palimpsest.tensor.InputException;

/// One JSON object a line, each a row. Empty lines are passed over. A line may hold up to 16 Mi characters.
final class JsonLines implements Table {
    private static final int LONGEST_LINE = 1 << 24;

    private final TypeAdapter<JsonElement> json = new Gson().getAdapter(JsonElement.class);
    private final Path file;
    private final Utf8Reader from;
    private final StringBuilder line = new StringBuilder();
    private final char[] chunk = new char[1 << 13];
    private int at;
    private int limit;
    private long number;

    JsonLines(Path file) throws IOException {
        this.file = file;
        from = new Utf8Reader(file);
    }

    @Override
    public JsonElement next() throws IOException {
        while (nextLine()) {
            String row = line.toString();
            if (!row.isBlank()) {
                return parse(row);
            }
        }
        return null;
    }

    @Override
    public String place() {
        return file + ", line " + number;
    }

    @Override
    public long bytesRead() {
        return from.bytesRead();
    }

    @Override
    public FileHash hash() throws IOException {
        return from.hash();
    }

    @Override
    public void close() throws IOException {
        from.close();
    }

    private JsonElement parse(String row) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(row));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement element = json.read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw notJson("something follows the object", null);
            }
            return element;
        } catch (EOFException e) {
            throw notJson("the line breaks off", e);
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw notJson(row.stripTrailing().endsWith("}") ? "it is malformed" : "the line breaks off", e);
        }
    }

    private InputException notJson(String why, Exception cause) {
        return new InputException(
                place() + ": not a whole JSON object (" + why + "); every line must be one object, such as"
                        + " {\"text\": \"...\"}. Mend or remove the line.",
                cause);
    }

    /// Fills `line` with the next line, without its line end; false at the end of the file.
    private boolean nextLine() throws IOException {
        line.setLength(0);
        boolean any = false;
        while (true) {
            if (at == limit) {
                limit = Math.max(0, from.read(chunk, 0, chunk.length));
                at = 0;
                if (limit == 0) {
                    number += any ? 1 : 0;
                    return any;
                }
            }
            any = true;
            int end = at;
            while (end < limit && chunk[end] != '\n') {
                end++;
            }
            line.append(chunk, at, end - at);
            at = end;
            if (line.length() > LONGEST_LINE) {
                throw new InputException(file + ", line " + (number + 1) + ": the line is longer than " + LONGEST_LINE
                        + " characters; is this a .jsonl file? Split the row, or give plain text as .txt.");
            }
            if (end < limit) {
                at = end + 1;
                number++;
                return true;
            }
        }
    }
}
