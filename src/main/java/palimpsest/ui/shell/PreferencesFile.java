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
import palimpsest.ui.experiment.ExperimentDraft;
import palimpsest.ui.training.LossUnit;

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

    /// Reads the file; what it lacks is taken from [Preferences#standard].
    public Preferences read() {
        if (!Files.exists(file)) {
            return Preferences.standard();
        }
        try {
            return parse(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
        } catch (IOException | RuntimeException damaged) {
            setAside();
            return Preferences.standard();
        }
    }

    /// Has the window toolkit draw everything in the size that was set; only before it starts. What is wrong with the
    /// file is found and told by [#read].
    void sizeAtStart() {
        try {
            parse(JsonParser.parseString(Files.readString(file)).getAsJsonObject())
                    .workplace()
                    .applySize();
        } catch (IOException | RuntimeException noneOrDamaged) {
            // The system's size is taken.
        }
    }

    /// Whether there is none yet: the window has never been closed on this machine.
    public boolean first() {
        return !Files.exists(file);
    }

    /// Writes the file, first beside it and then in its place.
    public void write(Preferences preferences) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, GSON.toJson(json(preferences)));
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            warning = Optional.of("The settings could not be saved to " + file + ": " + unwritable.getMessage() + ".");
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
        Preferences standard = Preferences.standard();
        JsonObject draft = json.has("draft") ? json.getAsJsonObject("draft") : new JsonObject();
        Map<String, List<String>> files = new LinkedHashMap<>();
        object(draft, "files").entrySet().forEach(entry -> files.put(entry.getKey(), strings(entry.getValue())));
        Map<String, String> texts = new LinkedHashMap<>();
        object(draft, "texts")
                .entrySet()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().getAsString()));
        return new Preferences(
                json.has("width") ? json.get("width").getAsDouble() : standard.width(),
                json.has("height") ? json.get("height").getAsDouble() : standard.height(),
                json.has("maximized") && json.get("maximized").getAsBoolean(),
                Theme.named(json.has("theme") ? json.get("theme").getAsString() : ""),
                json.has("unit") ? LossUnit.valueOf(json.get("unit").getAsString()) : standard.unit(),
                new ExperimentDraft(files, texts),
                workplace(object(json, "workplace")));
    }

    private static Workplace workplace(JsonObject json) {
        return new Workplace(
                json.has("memoryGigabytes") ? json.get("memoryGigabytes").getAsDouble() : 0,
                json.has("runs") ? Optional.of(Path.of(json.get("runs").getAsString())) : Optional.empty(),
                json.has("size") ? json.get("size").getAsInt() : 0);
    }

    private static JsonObject json(Preferences preferences) {
        JsonObject json = new JsonObject();
        json.addProperty("width", preferences.width());
        json.addProperty("height", preferences.height());
        json.addProperty("maximized", preferences.maximized());
        json.addProperty("theme", preferences.theme().name());
        json.addProperty("unit", preferences.unit().name());
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
