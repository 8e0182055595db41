package palimpsest.ui.pictures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.history.RecordedRun;
import palimpsest.measure.AreaLoss;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.StepDone;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.plot.Series;

/// The losses of a recorded run as the two line plots, in bits per byte, which compare across tokenizers.
final class LossCurves {
    private static final int RUN = 0;
    /// The palette's neutral colour: the measured course beside the trained one.
    private static final int NEUTRAL = 4;

    private LossCurves() {}

    /// Loss of the new text: of each training step, and held out. Empty where neither was recorded.
    static Optional<PlotContent> newText(RecordedRun run) {
        Series heldOut = area(run.measured(), AreaLoss.NEW);
        Series training = new Series();
        training.setSmoothing(Series.smoothingOver(run.manifest().plan().steps()));
        for (StepDone step : run.steps()) {
            training.append(step.step(), step.loss() * bitsPerByteOfNat(run.measured(), step.replayShare()));
        }
        List<PlotLine> lines = new ArrayList<>();
        if (finite(training)) {
            lines.add(new PlotLine(training, "training", RUN, PlotLine.Kind.RUN));
        }
        if (heldOut.size() > 0) {
            lines.add(new PlotLine(heldOut, "held out", NEUTRAL, PlotLine.Kind.RUN));
        }
        return content("New text", "training, held out", lines, heldOut);
    }

    /// Held-out loss of each original area and their mean. Empty where no original text was measured.
    static Optional<PlotContent> oldText(RecordedRun run) {
        Map<String, Series> areas = new LinkedHashMap<>();
        for (Measured at : run.measured()) {
            for (AreaLoss loss : at.areas()) {
                if (!loss.area().equals(AreaLoss.NEW) && !loss.area().equals(AreaLoss.OLD)) {
                    areas.computeIfAbsent(loss.area(), _ -> area(run.measured(), loss.area()));
                }
            }
        }
        List<PlotLine> lines = new ArrayList<>();
        if (areas.size() > 1) {
            areas.forEach((name, series) -> lines.add(new PlotLine(series, name, RUN, PlotLine.Kind.AREA)));
        }
        Series mean = areas.isEmpty()
                ? area(run.measured(), AreaLoss.OLD)
                : mean(run.measured(), areas.keySet().size());
        if (mean.size() > 0) {
            lines.add(new PlotLine(mean, areas.size() > 1 ? "mean of areas" : "held out", RUN, PlotLine.Kind.RUN));
        }
        String subtitle = areas.size() > 1 ? "held out, " + areas.size() + " areas" : "held out";
        return content("Old text", subtitle, lines, mean);
    }

    private static Optional<PlotContent> content(String title, String subtitle, List<PlotLine> lines, Series measured) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        double base = measured.size() > 0 && measured.x(0) == 0 ? measured.y(0) : Double.NaN;
        return Optional.of(PlotContent.empty(title, "step", "bits per byte", "")
                .withSubtitle(subtitle)
                .withLines(lines)
                .withBase(base));
    }

    private static Series area(List<Measured> measured, String area) {
        Series series = new Series();
        for (Measured at : measured) {
            at.areas().stream()
                    .filter(loss -> loss.area().equals(area))
                    .forEach(loss -> series.append(at.step(), loss.bitsPerByte()));
        }
        return series;
    }

    /// The macro-average over the original areas, where all of them were measured.
    private static Series mean(List<Measured> measured, int areas) {
        Series mean = new Series();
        for (Measured at : measured) {
            double[] losses = at.areas().stream()
                    .filter(loss ->
                            !loss.area().equals(AreaLoss.NEW) && !loss.area().equals(AreaLoss.OLD))
                    .mapToDouble(AreaLoss::bitsPerByte)
                    .toArray();
            if (losses.length == areas) {
                double sum = 0;
                for (double loss : losses) {
                    sum += loss;
                }
                mean.append(at.step(), sum / areas);
            }
        }
        return mean;
    }

    /// What one nat per token of the training mix is in bits per byte: from the mean bytes of a token of each text,
    /// weighted with the share of each in the mix. NaN where nothing was measured.
    private static double bitsPerByteOfNat(List<Measured> measured, double replayShare) {
        double fresh = Double.NaN;
        double old = Double.NaN;
        for (AreaLoss loss :
                measured.isEmpty() ? List.<AreaLoss>of() : measured.getFirst().areas()) {
            double bytesPerToken = loss.natsPerToken() / Math.log(2) / loss.bitsPerByte();
            fresh = loss.area().equals(AreaLoss.NEW) ? bytesPerToken : fresh;
            old = loss.area().equals(AreaLoss.OLD) ? bytesPerToken : old;
        }
        double bytes = Double.isNaN(old) ? fresh : (1 - replayShare) * fresh + replayShare * old;
        return 1 / (bytes * Math.log(2));
    }

    private static boolean finite(Series series) {
        for (int i = 0; i < series.size(); i++) {
            if (Double.isFinite(series.y(i))) {
                return true;
            }
        }
        return false;
    }
}
