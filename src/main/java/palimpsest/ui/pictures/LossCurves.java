package palimpsest.ui.pictures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.history.RecordedRun;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.TextBytes;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.StepDone;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.plot.Series;

/// The losses of recorded runs as the two line plots, in bits per byte, which compare across tokenizers.
final class LossCurves {

    private final List<RecordedRun> runs;
    private final List<String> names;

    /// @param names what each run is called beside the others
    LossCurves(List<RecordedRun> runs, List<String> names) {
        this.runs = List.copyOf(runs);
        this.names = List.copyOf(names);
    }

    /// Loss of the new text: of one run each training step and held out; of several what is held out, since the loss of
    /// the steps is that of each one's own mix. Empty where nothing was recorded.
    Optional<PlotContent> newText() {
        List<PlotLine> lines = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            RecordedRun run = runs.get(i);
            Series heldOut = area(run.measured(), AreaLoss.NEW);
            Series training = training(run);
            if (runs.size() == 1 && finite(training)) {
                lines.add(new PlotLine(training, "training", i, PlotLine.Kind.RUN));
            }
            if (heldOut.size() > 0) {
                String name = runs.size() == 1 ? "held out" : names.get(i);
                lines.add(new PlotLine(heldOut, name, runs.size() == 1 ? PlotLine.NEUTRAL : i, PlotLine.Kind.RUN));
            }
        }
        String subtitle = runs.size() == 1 ? "training, held out" : "held out";
        return content("New text", subtitle, lines, area(runs.getFirst().measured(), AreaLoss.NEW));
    }

    /// Held-out loss of each original area and their mean. Empty where no original text was measured.
    Optional<PlotContent> oldText() {
        List<PlotLine> areas = new ArrayList<>();
        List<PlotLine> means = new ArrayList<>();
        Series first = new Series();
        int most = 0;
        for (int i = 0; i < runs.size(); i++) {
            Map<String, Series> own = areas(runs.get(i));
            Series mean = own.isEmpty()
                    ? area(runs.get(i).measured(), AreaLoss.OLD)
                    : mean(runs.get(i).measured(), own.size());
            int color = i;
            if (own.size() > 1) {
                own.forEach((name, series) -> areas.add(new PlotLine(series, name, color, PlotLine.Kind.AREA)));
            }
            if (mean.size() > 0) {
                String alone = own.size() > 1 ? "mean of areas" : "held out";
                means.add(new PlotLine(mean, runs.size() == 1 ? alone : names.get(i), i, PlotLine.Kind.RUN));
            }
            first = i == 0 ? mean : first;
            most = Math.max(most, own.size());
        }
        List<PlotLine> lines = new ArrayList<>(areas);
        lines.addAll(means);
        return content("Old text", most > 1 ? "held out, " + most + " areas" : "held out", lines, first);
    }

    private static Map<String, Series> areas(RecordedRun run) {
        Map<String, Series> areas = new LinkedHashMap<>();
        for (Measured at : run.measured()) {
            for (AreaLoss loss : at.areas()) {
                if (!loss.area().equals(AreaLoss.NEW) && !loss.area().equals(AreaLoss.OLD)) {
                    areas.computeIfAbsent(loss.area(), _ -> area(run.measured(), loss.area()));
                }
            }
        }
        return areas;
    }

    private static Series training(RecordedRun run) {
        Series training = new Series();
        training.setSmoothing(Series.smoothingOver(run.manifest().plan().steps()));
        List<Measured> measured = run.measured();
        TextBytes bytes = TextBytes.of(
                measured.isEmpty() ? List.of() : measured.getFirst().areas());
        for (StepDone step : run.steps()) {
            training.append(step.step(), step.loss() * bytes.bitsPerByteOfNat(step.replayShare()));
        }
        return training;
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

    private static boolean finite(Series series) {
        for (int i = 0; i < series.size(); i++) {
            if (Double.isFinite(series.y(i))) {
                return true;
            }
        }
        return false;
    }
}
