package palimpsest.history;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import palimpsest.data.FileHash;
import palimpsest.tensor.InputException;

/// A dataset that a model wrote itself: a `.jsonl` file with a `text` a line, which any reader of datasets takes, and
/// beside it a `.json` file of the same name that says how it was made.
public final class WrittenTextFile {
    /// The area of such texts.
    public static final String AREA = "self";

    private static final Gson COMPACT = new GsonBuilder().disableHtmlEscaping().create();
    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private WrittenTextFile() {}

    /// Writes the texts.
    ///
    /// @throws InputException if the file cannot be written; no part of it is left
    public static FileHash write(Path file, List<String> texts) {
        StringBuilder lines = new StringBuilder();
        for (String text : texts) {
            JsonObject line = new JsonObject();
            line.addProperty("area", AREA);
            line.addProperty("text", text);
            lines.append(COMPACT.toJson(line)).append('\n');
        }
        WholeFile.write(file, lines.toString());
        return FileHash.of(file);
    }

    /// Writes how a file of texts was made, beside it.
    public static void describe(Path file, WrittenText made) {
        JsonObject json = new JsonObject();
        json.add("self_replay", KeepingJson.write(made.asked()));
        json.addProperty("seed", made.seed());
        json.addProperty("texts", made.texts());
        json.addProperty("tokens", made.tokens());
        json.add("model", Json.array(made.model(), ManifestJson::file));
        made.prompts().ifPresent(prompts -> json.add("prompts", ManifestJson.file(prompts)));
        json.add("file", ManifestJson.file(made.file()));
        WholeFile.write(description(file), PRETTY.toJson(json) + "\n");
    }

    /// How a file of texts was made, where that is told.
    public static Optional<WrittenText> read(Path file) {
        Path description = description(file);
        try {
            JsonObject json = Json.object(Files.readString(description));
            return Optional.of(new WrittenText(
                    Json.list(json, "model", ManifestJson::file),
                    KeepingJson.selfReplay(Json.object(json, "self_replay")),
                    json.has("prompts") ? Optional.of(ManifestJson.file(json.get("prompts"))) : Optional.empty(),
                    Json.whole(json, "seed"),
                    Json.whole(json, "texts"),
                    Json.whole(json, "tokens"),
                    ManifestJson.file(json.get("file"))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Failure.reading(description, e);
        } catch (JsonParseException | IllegalStateException e) {
            throw new InputException(
                    "%s cannot be understood (%s). Delete it and %s to have the text written anew."
                            .formatted(description, e.getMessage(), file),
                    e);
        }
    }

    /// Where it is told how a file was made: `self-replay.json` beside `self-replay.jsonl`.
    public static Path description(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".json");
    }
}
