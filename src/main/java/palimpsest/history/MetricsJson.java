package palimpsest.history;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import palimpsest.measure.AreaLoss;
import palimpsest.train.Penalties;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.BestFound;
import palimpsest.train.TrainingEvent.CadenceLengthened;
import palimpsest.train.TrainingEvent.Checkpointed;
import palimpsest.train.TrainingEvent.DeviceChosen;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.PartChosen;
import palimpsest.train.TrainingEvent.PassStarted;
import palimpsest.train.TrainingEvent.SelfReplayReady;
import palimpsest.train.TrainingEvent.StateChanged;
import palimpsest.train.TrainingEvent.StepDone;
import palimpsest.train.TrainingEvent.WorkSized;

/// The lines of `metrics.jsonl`. A measurement is a line an area; every other event is one line.
final class MetricsJson {
    private static final String KL = "kl";
    private static final String L2SP = "l2sp";
    private static final String EWC = "ewc";

    private MetricsJson() {}

    static JsonObject step(StepDone step) {
        JsonObject json = line("step", step.step());
        json.addProperty("tokens", step.tokens());
        json.add("loss", Json.number(step.loss()));
        json.add("grad_norm", Json.number(step.gradientNorm()));
        json.add("lr", Json.number(step.learningRate()));
        json.add("seconds", Json.number(step.seconds()));
        json.add("replay_share", Json.number(step.replayShare()));
        step.penalties().kl().ifPresent(value -> json.add(KL, Json.number(value)));
        step.penalties().l2sp().ifPresent(value -> json.add(L2SP, Json.number(value)));
        step.penalties().ewc().ifPresent(value -> json.add(EWC, Json.number(value)));
        return json;
    }

    static JsonObject measure(long step, AreaLoss area) {
        JsonObject json = line("measure", step);
        json.addProperty("area", area.area());
        json.add("nats_per_token", Json.number(area.natsPerToken()));
        json.add("bits_per_byte", Json.number(area.bitsPerByte()));
        json.addProperty("tokens", area.tokens());
        return json;
    }

    /// @param step the last step done
    static JsonObject state(StateChanged change, long step, String time) {
        JsonObject json = line("state", step);
        json.addProperty("state", change.state().name().toLowerCase(Locale.ROOT));
        json.addProperty("reason", change.reason());
        json.addProperty("time", time);
        return json;
    }

    /// @param step the last step done
    static JsonObject device(DeviceChosen chosen, long step) {
        JsonObject json = line("device", step);
        json.addProperty("device", chosen.device());
        json.addProperty("threads", chosen.threads());
        json.addProperty("note", chosen.note());
        return json;
    }

    /// @param step the last step done
    static JsonObject part(PartChosen chosen, long step) {
        JsonObject json = line("part", step);
        json.addProperty("trained", chosen.trained());
        json.addProperty("parameters", chosen.parameters());
        json.add("notes", Json.array(chosen.notes(), JsonPrimitive::new));
        return json;
    }

    /// @param step the last step done
    static JsonObject work(WorkSized size, long step) {
        JsonObject json = line("work", step);
        json.addProperty("new_tokens", size.newTokens());
        json.add("flops", Json.number(size.flops()));
        return json;
    }

    static JsonObject selfReplay(SelfReplayReady written) {
        JsonObject json = line("self_replay", 0);
        json.addProperty("file", written.file());
        json.addProperty("texts", written.texts());
        json.addProperty("tokens", written.tokens());
        json.addProperty("beginning", written.beginning());
        return json;
    }

    static JsonObject pass(PassStarted pass) {
        JsonObject json = line("pass", pass.step());
        json.addProperty("corpus", pass.corpus());
        json.addProperty("pass", pass.pass());
        return json;
    }

    static JsonObject cadence(CadenceLengthened cadence) {
        JsonObject json = line("cadence", cadence.step());
        json.addProperty("every_before", cadence.everyBefore());
        json.addProperty("every_now", cadence.everyNow());
        return json;
    }

    static JsonObject checkpoint(Checkpointed checkpoint) {
        return line("checkpoint", checkpoint.step());
    }

    static JsonObject best(BestFound best) {
        JsonObject json = line("best", best.step());
        json.add("nats_per_token", Json.number(best.loss()));
        return json;
    }

    /// The event of a line; nothing for a kind this version does not know.
    ///
    /// @throws JsonParseException if the line is damaged
    static Optional<TrainingEvent> event(String text) {
        JsonObject json = Json.object(text);
        long step = Json.whole(json, "step");
        return Optional.ofNullable(
                switch (Json.text(json, "kind")) {
                    case "step" ->
                        new StepDone(
                                step,
                                Json.whole(json, "tokens"),
                                Json.number(json, "loss"),
                                Json.number(json, "grad_norm"),
                                Json.number(json, "lr"),
                                Json.number(json, "seconds"),
                                Json.number(json, "replay_share"),
                                new Penalties(
                                        Json.numberIfThere(json, KL),
                                        Json.numberIfThere(json, L2SP),
                                        Json.numberIfThere(json, EWC)));
                    case "measure" ->
                        new Measured(
                                step,
                                List.of(new AreaLoss(
                                        Json.text(json, "area"),
                                        Json.number(json, "nats_per_token"),
                                        Json.number(json, "bits_per_byte"),
                                        Json.whole(json, "tokens"))));
                    case "state" -> new StateChanged(state(Json.text(json, "state")), Json.text(json, "reason"));
                    case "device" ->
                        new DeviceChosen(
                                Json.text(json, "device"), Json.integer(json, "threads"), Json.text(json, "note"));
                    case "part" ->
                        new PartChosen(
                                Json.whole(json, "trained"),
                                Json.whole(json, "parameters"),
                                Json.list(json, "notes", JsonElement::getAsString));
                    case "self_replay" ->
                        new SelfReplayReady(
                                Json.text(json, "file"),
                                Json.whole(json, "texts"),
                                Json.whole(json, "tokens"),
                                Json.text(json, "beginning"));
                    case "work" -> new WorkSized(Json.whole(json, "new_tokens"), Json.number(json, "flops"));
                    case "pass" -> new PassStarted(step, Json.text(json, "corpus"), Json.integer(json, "pass"));
                    case "cadence" ->
                        new CadenceLengthened(step, Json.whole(json, "every_before"), Json.whole(json, "every_now"));
                    case "checkpoint" -> new Checkpointed(step);
                    case "best" -> new BestFound(step, Json.number(json, "nats_per_token"));
                    default -> null;
                });
    }

    /// The step of a line.
    ///
    /// @throws JsonParseException if the line is damaged
    static long stepOf(String text) {
        return Json.whole(Json.object(text), "step");
    }

    /// When a line was written, where it says so.
    ///
    /// @throws JsonParseException if the line is damaged
    static Optional<Instant> time(String text) {
        try {
            return Json.textIfThere(Json.object(text), "time").map(Instant::parse);
        } catch (DateTimeException e) {
            throw new JsonParseException("the time cannot be read", e);
        }
    }

    private static RunState state(String name) {
        try {
            return RunState.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new JsonParseException("the state \"" + name + "\" is not known", e);
        }
    }

    private static JsonObject line(String kind, long step) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", kind);
        json.addProperty("step", step);
        return json;
    }
}
