package palimpsest.ui.training;

import palimpsest.train.DeviceChoice;
import palimpsest.train.Plan;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.ui.fx.Figures;

/// Where a run stands, in a few words each; an empty word has nothing to say.
///
/// @param progress share of the steps that are done, 0 to 1, or -1 while nobody knows
/// @param step what is going on, with the step
/// @param speed tokens a second
/// @param left time left
/// @param device what it computes on
/// @param deviceNote why on that; empty where there is nothing to say
/// @param replay the replay share asked for and reached
public record RunStatus(
        double progress, String step, String speed, String left, String device, String deviceNote, String replay) {
    /// No run.
    public static final RunStatus NONE = new RunStatus(0, "No run yet", "", "", "", "", "");

    static RunStatus preparing(Plan plan, TrainingEvent.Preparing preparing, TrainingEvent.DeviceChosen device) {
        String what = preparing == null ? "Preparing" : preparing.what();
        double done = preparing == null ? -1 : preparing.done();
        String share = done < 0 ? "" : Figures.SPACE + Figures.percent(Math.floor(done * 100) / 100);
        String pace = preparing == null ? "" : preparing.pace();
        return new RunStatus(done < 0 ? -1 : done, what + share, pace, "", device(plan, device), note(device), "");
    }

    /// @param last the last step done; null before there is one
    /// @param best the best step so far; null before there is one, and where the run does not keep it
    /// @param device what it computes on; null before it is chosen
    static RunStatus at(
            Plan plan,
            RunState state,
            TrainingEvent.StepDone last,
            TrainingEvent.BestFound best,
            Pace pace,
            TrainingEvent.DeviceChosen device) {
        long done = last == null ? 0 : last.step();
        String steps = "step " + Figures.count(done) + " / " + Figures.count(plan.steps());
        String step = switch (state) {
            case PREPARING, RUNNING -> steps;
            case PAUSED -> "Paused at " + steps;
            case STOPPED -> "Stopped at " + steps;
            case FINISHED -> "Finished " + Figures.count(done, "step");
            case DIVERGED -> "Diverged at " + steps;
            case FAILED -> "Failed at " + steps;
        };
        String kept = best == null ? "" : ", best at " + Figures.count(best.step()) + (state.ended() ? ", kept" : "");
        double seconds = pace.secondsPerStep();
        boolean paced = !Double.isNaN(seconds) && seconds > 0;
        String speed = paced
                ? Figures.count(Math.round(pace.tokensPerSecond(plan.tokensPerStep()))) + Figures.SPACE + "tokens/s"
                : "";
        boolean going = state == RunState.RUNNING || state == RunState.PAUSED;
        String left = paced && going ? Figures.duration((plan.steps() - done) * seconds) + " left" : "";
        String replay = last == null
                ? ""
                : "replay " + Figures.percent(Math.round(last.replayShare() * 1000) / 1000.0) + ", asked "
                        + Figures.percent(plan.replay()) + divergence(last);
        double progress = plan.steps() == 0 ? 0 : (double) done / plan.steps();
        return new RunStatus(progress, step + kept, speed, left, device(plan, device), note(device), replay);
    }

    /// This status as that of the run under way among several.
    ///
    /// @param name what the run is called
    /// @param done share of the steps of all of them
    /// @param rest time left for all of them
    RunStatus among(String name, double done, String rest) {
        String named = name.isEmpty() ? step : name + ": " + step;
        return new RunStatus(done, named, speed, rest, device, deviceNote, replay);
    }

    /// This status in other words, which are not those of one run.
    RunStatus saying(String words) {
        return new RunStatus(progress, words, "", left, device, deviceNote, "");
    }

    private static String divergence(TrainingEvent.StepDone last) {
        return last.penalties().kl().isPresent()
                ? " · KL " + Figures.plain(last.penalties().kl().getAsDouble(), 3)
                : "";
    }

    private static String note(TrainingEvent.DeviceChosen chosen) {
        return chosen == null ? "" : chosen.note();
    }

    /// What is really used, and until that is known what was asked for.
    private static String device(Plan plan, TrainingEvent.DeviceChosen chosen) {
        if (chosen != null) {
            return chosen.device() + " · " + Figures.count(chosen.threads(), "thread");
        }
        String device = switch (plan.device()) {
            case AUTO -> "Automatic device";
            case CPU -> "CPU";
            case CUDA -> "CUDA";
        };
        boolean threads = plan.device() != DeviceChoice.CUDA && plan.threads() > 0;
        return threads ? device + " · " + Figures.count(plan.threads(), "thread") : device;
    }
}
