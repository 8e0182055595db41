package palimpsest.ui.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.measure.AreaLoss;
import palimpsest.train.TrainingEvent;
import palimpsest.ui.plot.Series;

/// Losses of one run as they come in, and the same as lines in one unit.
final class LossHistory {
    private final List<TrainingEvent.StepDone> steps = new ArrayList<>();
    private final List<TrainingEvent.Measured> measured = new ArrayList<>();
    private LossUnit unit;
    private final long planned;
    private Series raw;
    private Series heldOut = new Series();
    private Series mean = new Series();
    private Map<String, Series> areas = new LinkedHashMap<>();

    /// @param planned steps of the run, which the smoothing of the training loss goes by
    LossHistory(LossUnit unit, long planned) {
        this.unit = unit;
        this.planned = planned;
        this.raw = smoothed();
    }

    long planned() {
        return planned;
    }

    int steps() {
        return steps.size();
    }

    int measured() {
        return measured.size();
    }

    void addSteps(List<TrainingEvent.StepDone> more) {
        steps.addAll(more);
        more.forEach(this::draw);
    }

    void addMeasured(List<TrainingEvent.Measured> more) {
        boolean first = measured.isEmpty();
        measured.addAll(more);
        if (first && !steps.isEmpty()) {
            show(unit);
        } else {
            more.forEach(this::draw);
        }
    }

    /// Draws every line again in a unit.
    void show(LossUnit other) {
        unit = other;
        raw = smoothed();
        heldOut = new Series();
        mean = new Series();
        areas = new LinkedHashMap<>();
        measured.forEach(this::draw);
        steps.forEach(this::draw);
    }

    LossUnit unit() {
        return unit;
    }

    /// Training loss of each step, with its smoothed course.
    Series raw() {
        return raw;
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
        series.setSmoothing(Series.smoothingOver(planned));
        return series;
    }

    private void draw(TrainingEvent.StepDone step) {
        double factor = bitsPerByteOfNat(step.replayShare());
        raw.append(step.step(), unit.of(step.loss(), factor));
    }

    private void draw(TrainingEvent.Measured at) {
        double sum = 0;
        int count = 0;
        double whole = Double.NaN;
        for (AreaLoss loss : at.areas()) {
            if (loss.area().equals(AreaLoss.NEW)) {
                heldOut.append(at.step(), unit.of(loss));
            } else if (loss.area().equals(AreaLoss.OLD)) {
                whole = unit.of(loss);
            } else {
                areas.computeIfAbsent(loss.area(), name -> new Series()).append(at.step(), unit.of(loss));
                // the mean is taken in nats or bits; perplexity is that of the mean loss
                sum += unit == LossUnit.PERPLEXITY ? loss.natsPerToken() : unit.of(loss);
                count++;
            }
        }
        double average = unit == LossUnit.PERPLEXITY ? Math.exp(sum / count) : sum / count;
        double drawn = count == 0 ? whole : average;
        if (!Double.isNaN(drawn)) {
            mean.append(at.step(), drawn);
        }
    }

    /// What one nat per token of the training mix is in bits per byte: the mean bytes of a token of each text, taken
    /// from the base's measurement, weighted with the share of each in the mix.
    private double bitsPerByteOfNat(double replayShare) {
        double fresh = Double.NaN;
        double old = Double.NaN;
        if (!measured.isEmpty()) {
            for (AreaLoss loss : measured.getFirst().areas()) {
                double bytesPerToken = loss.natsPerToken() / Math.log(2) / loss.bitsPerByte();
                fresh = loss.area().equals(AreaLoss.NEW) ? bytesPerToken : fresh;
                old = loss.area().equals(AreaLoss.OLD) ? bytesPerToken : old;
            }
        }
        double bytes = Double.isNaN(old) ? fresh : (1 - replayShare) * fresh + replayShare * old;
        return 1 / (bytes * Math.log(2));
    }
}
