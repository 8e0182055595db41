package palimpsest.ui.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.history.Interruption;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.TextBytes;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent;
import palimpsest.ui.plot.Series;

/// Losses of one run as they come in, and the same as lines in one unit along one axis.
final class LossHistory {
    private final List<TrainingEvent.StepDone> steps = new ArrayList<>();
    private final List<TrainingEvent.Measured> measured = new ArrayList<>();
    private final Timeline time;
    private final long planned;
    private Look look;
    private List<Interruption> interruptions = List.of();
    private int passed;
    private int passedMeasured;
    private Series raw;
    private Series rate = new Series();
    private Series heldOut = new Series();
    private Series mean = new Series();
    private Map<String, Series> areas = new LinkedHashMap<>();

    /// How the losses are drawn.
    ///
    /// @param unit of the losses
    /// @param across what the x axis counts
    /// @param smoothing of the training loss
    record Look(LossUnit unit, XUnit across, Smoothing smoothing) {
        static Look of(LossUnit unit) {
            return new Look(unit, XUnit.STEPS, Smoothing.USUAL);
        }
    }

    /// @param plan of the run; the smoothing of the training loss goes by its steps
    LossHistory(Look look, Plan plan) {
        this.look = look;
        this.planned = plan.steps();
        this.time = new Timeline(plan);
        this.raw = smoothed();
    }

    long planned() {
        return planned;
    }

    Timeline time() {
        return time;
    }

    int steps() {
        return steps.size();
    }

    int measured() {
        return measured.size();
    }

    /// Takes in what is new.
    ///
    /// @param stoodStill where the run stood still, all of it; the lines have a gap there
    void add(
            List<TrainingEvent.Measured> measurements,
            List<TrainingEvent.StepDone> more,
            List<Interruption> stoodStill) {
        interruptions = stoodStill;
        time.add(more, stoodStill);
        boolean first = measured.isEmpty() && !measurements.isEmpty();
        measured.addAll(measurements);
        steps.addAll(more);
        if (first && steps.size() > more.size()) {
            draw();
        } else {
            measurements.forEach(this::draw);
            more.forEach(this::draw);
        }
    }

    /// Says how large the work is, which two of the axes count.
    void size(TrainingEvent.WorkSized work) {
        if (time.size(work) && (look.across() == XUnit.EPOCHS || look.across() == XUnit.FLOPS)) {
            draw();
        }
    }

    /// Draws every line again in another way.
    void show(Look other) {
        look = other;
        draw();
    }

    private void draw() {
        raw = smoothed();
        rate = new Series();
        heldOut = new Series();
        mean = new Series();
        areas = new LinkedHashMap<>();
        passed = 0;
        passedMeasured = 0;
        measured.forEach(this::draw);
        steps.forEach(this::draw);
    }

    /// Where a step lies on the axis; NaN where it cannot be told.
    double at(long step) {
        return time.at(step, look.across());
    }

    /// Training loss of each step, with its smoothed course.
    Series raw() {
        return raw;
    }

    /// Learning rate of each step.
    Series rate() {
        return rate;
    }

    /// Held-out loss of the new text.
    Series heldOut() {
        return heldOut;
    }

    /// Mean over the original areas.
    Series mean() {
        return mean;
    }

    /// Each original area by name; empty where there is only one, which the mean already is.
    Map<String, Series> areas() {
        return areas.size() > 1 ? areas : Map.of();
    }

    /// Number of original areas.
    int areaCount() {
        return areas.size();
    }

    private Series smoothed() {
        Series series = new Series();
        series.setSmoothing(look.smoothing().share(planned));
        return series;
    }

    private void draw(TrainingEvent.StepDone step) {
        double x = at(step.step());
        if (Double.isNaN(x)) {
            return;
        }
        boolean gap = false;
        while (passed < interruptions.size() && interruptions.get(passed).step() < step.step()) {
            passed++;
            gap = true;
        }
        if (gap) {
            raw.breakOff();
            rate.breakOff();
        }
        raw.append(x, look.unit().of(step.loss(), bitsPerByteOfNat(step.replayShare())));
        rate.append(x, step.learningRate());
    }

    private void draw(TrainingEvent.Measured at) {
        double x = at(at.step());
        if (Double.isNaN(x)) {
            return;
        }
        while (passedMeasured < interruptions.size()
                && interruptions.get(passedMeasured).step() < at.step()) {
            passedMeasured++;
            heldOut.breakOff();
            mean.breakOff();
            areas.values().forEach(Series::breakOff);
        }
        double sum = 0;
        int count = 0;
        double whole = Double.NaN;
        for (AreaLoss loss : at.areas()) {
            if (loss.area().equals(AreaLoss.NEW)) {
                heldOut.append(x, look.unit().of(loss));
            } else if (loss.area().equals(AreaLoss.OLD)) {
                whole = look.unit().of(loss);
            } else {
                areas.computeIfAbsent(loss.area(), name -> new Series())
                        .append(x, look.unit().of(loss));
                // the mean is taken in nats or bits; perplexity is that of the mean loss
                sum += look.unit() == LossUnit.PERPLEXITY
                        ? loss.natsPerToken()
                        : look.unit().of(loss);
                count++;
            }
        }
        double average = look.unit() == LossUnit.PERPLEXITY ? Math.exp(sum / count) : sum / count;
        double drawn = count == 0 ? whole : average;
        if (!Double.isNaN(drawn)) {
            mean.append(x, drawn);
        }
    }

    /// What one nat per token of the training mix is in bits per byte, by the base's measurement.
    private double bitsPerByteOfNat(double replayShare) {
        return TextBytes.of(measured.isEmpty() ? List.of() : measured.getFirst().areas())
                .bitsPerByteOfNat(replayShare);
    }
}
