package palimpsest.data;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import palimpsest.tensor.InputException;

/// A `.json` file as rows: a list of objects, read one by one, or objects one after another (as JSON lines are).
final class JsonList implements Table {
    private final Path file;
    private final Utf8Reader text;
    private final JsonReader reader;
    private final TypeAdapter<JsonElement> json = new Gson().getAdapter(JsonElement.class);
    private boolean listed;
    private boolean started;
    private long row;

    JsonList(Path file) throws IOException {
        this.file = file;
        text = new Utf8Reader(file);
        reader = new JsonReader(new BufferedReader(text));
        reader.setStrictness(Strictness.STRICT);
    }

    @Override
    public JsonElement next() throws IOException {
        try {
            if (!started) {
                started = true;
                listed = reader.peek() == JsonToken.BEGIN_ARRAY;
                if (listed) {
                    reader.beginArray();
                }
            }
            if (listed ? !reader.hasNext() : atEnd()) {
                end();
                return null;
            }
            row++;
            return json.read(reader);
        } catch (EOFException e) {
            throw broken("the file breaks off", e);
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw broken("it is malformed, or a text breaks off", e);
        }
    }

    /// Further values may follow the first outside a list, which the strict reader takes for a fault.
    private boolean atEnd() throws IOException {
        reader.setStrictness(Strictness.LENIENT);
        boolean ended = reader.peek() == JsonToken.END_DOCUMENT;
        reader.setStrictness(Strictness.STRICT);
        return ended;
    }

    private void end() throws IOException {
        if (listed) {
            reader.endArray();
            listed = false;
            if (!atEnd()) {
                throw broken("something follows the list", null);
            }
        }
    }

    private InputException broken(String why, Exception cause) {
        return new InputException(
                "%s: not whole JSON after row %,d (%s); it must be a list of objects, [{\"text\": \"...\"}]; mend it."
                        .formatted(file, Math.max(0, row - 1), why),
                cause);
    }

    @Override
    public String place() {
        return "%s, row %,d".formatted(file, row);
    }

    @Override
    public long bytesRead() {
        return text.bytesRead();
    }

    @Override
    public FileHash hash() throws IOException {
        return text.hash();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
