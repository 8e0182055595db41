package palimpsest.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import palimpsest.tensor.InputException;

/// Reads a JSON object from a file of a model folder.
final class JsonFile {
    private JsonFile() {}

    /// @throws InputException if the file cannot be read or holds no JSON object
    static JsonObject read(Path file) {
        try {
            JsonElement root = JsonParser.parseString(Files.readString(file));
            if (root.isJsonObject()) {
                return root.getAsJsonObject();
            }
            throw new InputException("%s holds no JSON object; fetch it again.".formatted(file));
        } catch (IOException e) {
            throw new InputException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        } catch (JsonParseException e) {
            throw new InputException("%s is not valid JSON; fetch it again.".formatted(file), e);
        }
    }

    /// As [#read], but an empty object where there is no such file.
    static JsonObject readIfThere(Path file) {
        return Files.isRegularFile(file) ? read(file) : new JsonObject();
    }
}
