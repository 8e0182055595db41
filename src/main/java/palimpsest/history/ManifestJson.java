package palimpsest.history;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import palimpsest.data.FileHash;
import palimpsest.data.TextColumns;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Keeping;
import palimpsest.train.OptimizerSettings;
import palimpsest.train.Plan;
import palimpsest.train.Precision;
import palimpsest.train.Schedule;
import palimpsest.train.Stopping;

/// `plan.json`: a [RunManifest] as JSON, laid out for people. The names in it are part of the run folder's format.
final class ManifestJson {
    private static final int FORMAT = 1;
    private static final Gson PRETTY = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private ManifestJson() {}

    static String write(RunManifest manifest) {
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("created", manifest.created().toString());
        JsonObject versions = new JsonObject();
        manifest.versions().forEach(versions::addProperty);
        json.add("versions", versions);
        json.add("plan", plan(manifest.plan()));
        json.add("files", Json.array(manifest.files(), ManifestJson::file));
        return PRETTY.toJson(json) + "\n";
    }

    /// @throws JsonParseException that says what is wrong with it
    static RunManifest read(String text) {
        JsonObject json = Json.object(text);
        if (Json.integer(json, "format") != FORMAT) {
            throw new JsonParseException(
                    "it has format " + Json.integer(json, "format") + ", and this program reads format " + FORMAT);
        }
        Map<String, String> versions = new LinkedHashMap<>();
        JsonObject named = Json.object(json, "versions");
        named.keySet().forEach(name -> versions.put(name, Json.text(named, name)));
        try {
            return new RunManifest(
                    plan(Json.object(json, "plan")),
                    Json.list(json, "files", ManifestJson::file),
                    versions,
                    Instant.parse(Json.text(json, "created")));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new JsonParseException("it holds a value that cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static JsonObject plan(Plan plan) {
        JsonObject json = new JsonObject();
        json.addProperty("model", plan.model().toString());
        json.add("new", paths(plan.newFiles()));
        json.add("old", paths(plan.oldFiles()));
        json.addProperty("eval_new", plan.evalNew().map(Path::toString).orElse(null));
        json.add("eval_old", paths(plan.evalOld()));
        json.add("probes", paths(plan.probes()));
        json.add("replay", Json.number(plan.replay()));
        json.addProperty("steps", plan.steps());
        json.addProperty("batch", plan.batch());
        json.addProperty("accumulation", plan.accumulation());
        json.addProperty("context", plan.context());
        json.add("optimizer", optimizer(plan.optimizer()));
        json.add("method", MethodJson.write(plan.method()));
        json.addProperty("seed", plan.seed());
        json.addProperty("measure_every", plan.measureEvery());
        json.addProperty("threads", plan.threads());
        json.addProperty("device", lower(plan.device()));
        json.addProperty("control_tokens", plan.controlTokens());
        json.add("keeping", KeepingJson.write(plan.keeping()));
        json.add("stopping", KeepingJson.write(plan.stopping()));
        json.addProperty("precision", lower(plan.precision()));
        json.add("columns", columns(plan.columns()));
        return json;
    }

    private static Plan plan(JsonObject json) {
        return new Plan(
                Path.of(Json.text(json, "model")),
                paths(json, "new"),
                paths(json, "old"),
                Json.textIfThere(json, "eval_new").map(Path::of),
                paths(json, "eval_old"),
                paths(json, "probes"),
                Json.number(json, "replay"),
                Json.whole(json, "steps"),
                Json.integer(json, "batch"),
                Json.integer(json, "accumulation"),
                Json.integer(json, "context"),
                optimizer(Json.object(json, "optimizer")),
                MethodJson.read(Json.object(json, "method")),
                Json.whole(json, "seed"),
                Json.whole(json, "measure_every"),
                Json.integer(json, "threads"),
                DeviceChoice.valueOf(upper(json, "device")),
                json.has("control_tokens") && json.get("control_tokens").getAsBoolean(),
                json.has("keeping") ? KeepingJson.keeping(Json.object(json, "keeping")) : Keeping.none(),
                json.has("stopping") ? KeepingJson.stopping(Json.object(json, "stopping")) : Stopping.never(),
                json.has("precision") ? Precision.valueOf(upper(json, "precision")) : Precision.F32,
                json.has("columns") ? columns(Json.object(json, "columns")) : TextColumns.none());
    }

    private static JsonObject columns(TextColumns columns) {
        JsonObject json = new JsonObject();
        new TreeMap<>(columns.chosen()).forEach((file, column) -> json.addProperty(file.toString(), column));
        return json;
    }

    private static TextColumns columns(JsonObject json) {
        Map<Path, String> chosen = new LinkedHashMap<>();
        json.keySet().forEach(file -> chosen.put(Path.of(file), Json.text(json, file)));
        return new TextColumns(chosen);
    }

    private static JsonObject optimizer(OptimizerSettings settings) {
        JsonObject json = new JsonObject();
        json.addProperty("name", "adamw");
        json.add("learning_rate", Json.number(settings.learningRate()));
        json.addProperty("schedule", lower(settings.schedule()));
        json.addProperty("warmup", settings.warmup());
        json.add("beta1", Json.number(settings.beta1()));
        json.add("beta2", Json.number(settings.beta2()));
        json.add("epsilon", Json.number(settings.epsilon()));
        json.add("weight_decay", Json.number(settings.weightDecay()));
        json.add("clip", Json.number(settings.clip()));
        return json;
    }

    private static OptimizerSettings optimizer(JsonObject json) {
        return new OptimizerSettings(
                Json.number(json, "learning_rate"),
                Schedule.valueOf(upper(json, "schedule")),
                Json.whole(json, "warmup"),
                Json.number(json, "beta1"),
                Json.number(json, "beta2"),
                Json.number(json, "epsilon"),
                Json.number(json, "weight_decay"),
                Json.number(json, "clip"));
    }

    static JsonObject file(FileHash file) {
        JsonObject json = new JsonObject();
        json.addProperty("path", file.path());
        json.addProperty("bytes", file.bytes());
        json.addProperty("sha256", file.sha256());
        return json;
    }

    static FileHash file(JsonElement element) {
        JsonObject json = element.getAsJsonObject();
        return new FileHash(Json.text(json, "path"), Json.whole(json, "bytes"), Json.text(json, "sha256"));
    }

    private static JsonArray paths(List<Path> paths) {
        return Json.array(paths, path -> new JsonPrimitive(path.toString()));
    }

    private static List<Path> paths(JsonObject json, String name) {
        return Json.list(json, name, element -> Path.of(element.getAsString()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(JsonObject json, String name) {
        return Json.text(json, name).toUpperCase(Locale.ROOT);
    }
}
