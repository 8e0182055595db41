package palimpsest.history;

import java.util.ArrayList;
import java.util.List;
import palimpsest.data.CommaSeparated;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.TextBytes;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.StepDone;

/// The numbers behind the plots of one run's losses: every point that was recorded, not only those that are drawn.
///
/// @param run what the run is called
/// @param plan what it was begun with
/// @param steps its steps, in order
/// @param measured its measurements, in order; the first is the base's
/// @param interruptions where it stood still, in order
/// @param work how large its work is; of 0 where it is not known
public record LossNumbers(
        String run,
        Plan plan,
        List<StepDone> steps,
        List<Measured> measured,
        List<Interruption> interruptions,
        TrainingEvent.WorkSized work) {
    private static final List<String> HEADS = List.of(
            "run",
            "text",
            "measured",
            "step",
            "tokens",
            "epochs",
            "seconds",
            "flops",
            "nats_per_token",
            "bits_per_byte",
            "perplexity");

    /// Of which plot.
    public enum Plot {
        NEW_TEXT,
        OLD_TEXT,
        BOTH
    }

    public LossNumbers {
        steps = List.copyOf(steps);
        measured = List.copyOf(measured);
        interruptions = List.copyOf(interruptions);
    }

    public static LossNumbers of(RecordedRun run, String name) {
        TrainingEvent.WorkSized work = new TrainingEvent.WorkSized(0, 0);
        for (TrainingEvent event : run.events()) {
            work = event instanceof TrainingEvent.WorkSized size ? size : work;
        }
        return new LossNumbers(name, run.manifest().plan(), run.steps(), run.measured(), run.interruptions(), work);
    }

    /// Some runs as the content of a CSV file (RFC 4180): a line a point, with the place on each x axis and the loss in
    /// each unit; empty where it is not known. `measured` is `training` for the loss of a step's mix, `held out`
    /// otherwise; `text` is `new`, an original area, `old` for all of them together, or `mean` of the areas.
    public static String csv(List<LossNumbers> runs, Plot plot) {
        CommaSeparated out = new CommaSeparated(HEADS);
        for (LossNumbers numbers : runs) {
            numbers.write(plot, out);
        }
        return out.content();
    }

    private void write(Plot plot, CommaSeparated out) {
        RunTimeline time = new RunTimeline(plan);
        time.size(work);
        time.add(steps, interruptions);
        if (plot != Plot.OLD_TEXT) {
            TextBytes bytes = TextBytes.of(
                    measured.isEmpty() ? List.of() : measured.getFirst().areas());
            for (StepDone step : steps) {
                double bits = step.loss() * bytes.bitsPerByteOfNat(step.replayShare());
                line(out, time, step.step(), "mix", "training", step.loss(), bits);
            }
        }
        for (Measured at : measured) {
            for (AreaLoss loss : at.areas()) {
                if (plot == Plot.BOTH || loss.area().equals(AreaLoss.NEW) == (plot == Plot.NEW_TEXT)) {
                    line(out, time, at.step(), loss.area(), "held out", loss.natsPerToken(), loss.bitsPerByte());
                }
            }
            if (plot != Plot.NEW_TEXT) {
                mean(out, time, at);
            }
        }
    }

    /// The macro-average, where there are several areas.
    private void mean(CommaSeparated out, RunTimeline time, Measured at) {
        List<AreaLoss> areas = at.areas().stream()
                .filter(loss ->
                        !loss.area().equals(AreaLoss.NEW) && !loss.area().equals(AreaLoss.OLD))
                .toList();
        if (areas.size() > 1) {
            double nats = areas.stream().mapToDouble(AreaLoss::natsPerToken).sum() / areas.size();
            double bits = areas.stream().mapToDouble(AreaLoss::bitsPerByte).sum() / areas.size();
            line(out, time, at.step(), "mean", "held out", nats, bits);
        }
    }

    private void line(
            CommaSeparated out, RunTimeline time, long step, String text, String how, double nats, double bits) {
        List<String> cells = new ArrayList<>(List.of(run, text, how, Long.toString(step)));
        for (double number : new double[] {
            time.tokens(step), time.epochs(step), time.seconds(step), time.flops(step), nats, bits, Math.exp(nats)
        }) {
            cells.add(CommaSeparated.number(number));
        }
        out.add(cells);
    }
}
