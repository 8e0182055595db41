package palimpsest.ui.shell;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import palimpsest.history.SavedFile;
import palimpsest.tensor.InputException;
import palimpsest.ui.experiment.ExperimentDraft;
import palimpsest.ui.fx.Remembered;

/// The preferences as a small JSON file. Neither a missing nor a damaged file stops the program: a damaged one is set
/// aside under another name, which [#warning] tells.
final class PreferencesFile {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path file;
    private Optional<String> warning = Optional.empty();

    public PreferencesFile(Path file) {
        this.file = file;
    }

    /// Reads the file, and chooses again what was chosen; what it lacks is taken from [Preferences#standard].
    public Preferences read(Remembered choices) {
        if (!Files.exists(file)) {
            return Preferences.standard();
        }
        try {
            Preferences read =
                    parse(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
            choices.restore(read.choices());
            return read;
        } catch (IOException | RuntimeException damaged) {
            setAside();
            return Preferences.standard();
        }
    }

    /// Whether there is none yet: the window has never been closed on this machine.
    public boolean first() {
        return !Files.exists(file);
    }

    /// Writes the file: whoever reads finds all of the old or all of the new. From any thread; what is written last
    /// stays.
    public synchronized void write(Preferences preferences) {
        try {
            SavedFile.write(file, GSON.toJson(json(preferences)));
        } catch (InputException unwritable) {
            warning = Optional.of("The settings could not be saved. " + unwritable.getMessage());
        }
    }

    /// What went wrong with the file, in a sentence; empty when nothing did.
    public Optional<String> warning() {
        return warning;
    }

    private void setAside() {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            warning = Optional.of("The settings file was damaged and is now " + aside
                    + ". Palimpsest starts with standard settings.");
        } catch (IOException stuck) {
            warning =
                    Optional.of("The settings file " + file + " is damaged. Palimpsest starts with standard settings.");
        }
    }

    private static Preferences parse(JsonObject json) {
        JsonObject draft = object(json, "draft");
        Map<String, List<String>> files = new LinkedHashMap<>();
        object(draft, "files").entrySet().forEach(entry -> files.put(entry.getKey(), strings(entry.getValue())));
        return new Preferences(
                place(object(json, "window")),
                texts(object(json, "choices")),
                new ExperimentDraft(files, texts(object(draft, "texts"))),
                workplace(object(json, "workplace")));
    }

    private static WindowPlace place(JsonObject json) {
        return new WindowPlace(
                number(json, "x"),
                number(json, "y"),
                number(json, "width"),
                number(json, "height"),
                json.has("maximized") && json.get("maximized").getAsBoolean());
    }

    private static JsonObject json(WindowPlace place) {
        JsonObject json = new JsonObject();
        if (place.known()) {
            json.addProperty("x", place.x());
            json.addProperty("y", place.y());
        }
        json.addProperty("width", place.width());
        json.addProperty("height", place.height());
        json.addProperty("maximized", place.maximized());
        return json;
    }

    private static Workplace workplace(JsonObject json) {
        return new Workplace(
                json.has("memoryGigabytes") ? json.get("memoryGigabytes").getAsDouble() : 0,
                json.has("runs") ? Optional.of(Path.of(json.get("runs").getAsString())) : Optional.empty(),
                json.has("size") ? json.get("size").getAsInt() : 0);
    }

    private static JsonObject json(Preferences preferences) {
        JsonObject json = new JsonObject();
        json.add("window", json(preferences.place()));
        json.add("choices", GSON.toJsonTree(new TreeMap<>(preferences.choices())));
        json.add("draft", GSON.toJsonTree(preferences.draft()));
        JsonObject workplace = new JsonObject();
        workplace.addProperty("memoryGigabytes", preferences.workplace().memoryGigabytes());
        preferences.workplace().runs().ifPresent(runs -> workplace.addProperty("runs", runs.toString()));
        workplace.addProperty("size", preferences.workplace().size());
        json.add("workplace", workplace);
        return json;
    }

    private static JsonObject object(JsonObject within, String name) {
        return within.has(name) ? within.getAsJsonObject(name) : new JsonObject();
    }

    private static double number(JsonObject within, String name) {
        return within.has(name) ? within.get(name).getAsDouble() : Double.NaN;
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.entrySet()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().getAsString()));
        return texts;
    }

    private static List<String> strings(JsonElement array) {
        List<String> strings = new ArrayList<>();
        for (JsonElement element : array.getAsJsonArray()) {
            if (!element.isJsonPrimitive()) {
                throw new JsonParseException("a list of strings was expected");
            }
            strings.add(element.getAsString());
        }
        return strings;
    }
}
