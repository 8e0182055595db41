package palimpsest.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import palimpsest.history.RecordedRun;
import palimpsest.ui.plot.Picture;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.plot.PlotPicture;
import palimpsest.ui.plot.Series;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunExport;

/// The plots of losses of recorded runs, by what draws them in the window. Starts no toolkit; any one thread.
public final class RecordedPlots {
    private final PlotChoices choices = new PlotChoices();
    private final List<ShownRun> shown = new ArrayList<>();

    private RecordedPlots(List<RecordedRun> runs, List<String> names, RunExport.Axes axes) {
        choices.unit().set(unit(axes.unit()));
        choices.across().set(across(axes.across()));
        for (int i = 0; i < runs.size(); i++) {
            ShownRun run = new ShownRun(Run.recorded(runs.get(i)), names.get(i), i, choices.look());
            run.poll(_ -> {});
            shown.add(run);
        }
    }

    /// The plot of the new text and that of the old, those for which something was recorded; the x axis goes as far as
    /// the plans do.
    ///
    /// @param names what each run is called beside the others
    /// @param width in logical pixels
    public static List<Picture> of(
            List<RecordedRun> runs, List<String> names, RunExport.Axes axes, double width, double height) {
        RecordedPlots plots = new RecordedPlots(runs, names, axes);
        return plots.contents().stream()
                .<Picture>map(plot -> new PlotPicture(plot, plots.planned(), width, height))
                .toList();
    }

    /// What the plots show.
    static List<PlotContent> contents(List<RecordedRun> runs, List<String> names, RunExport.Axes axes) {
        return new RecordedPlots(runs, names, axes).contents();
    }

    private List<PlotContent> contents() {
        List<PlotContent> all = new ArrayList<>();
        for (boolean old : new boolean[] {false, true}) {
            PlotContent content = new LossLines(old, shown).content(choices, "");
            List<PlotLine> drawn = content.lines().stream()
                    .filter(line -> hasValue(line.series()))
                    .toList();
            if (!drawn.isEmpty()) {
                all.add(content.withLines(drawn));
            }
        }
        return all;
    }

    /// A loss whose unit is not known is no number.
    private static boolean hasValue(Series series) {
        return IntStream.range(0, series.size()).anyMatch(i -> Double.isFinite(series.y(i)));
    }

    private double planned() {
        return shown.stream()
                .mapToDouble(run -> run.losses().time().planned(choices.across().get()))
                .max()
                .orElse(0);
    }

    private static LossUnit unit(RunExport.Unit unit) {
        return switch (unit) {
            case NATS -> LossUnit.NATS;
            case BITS -> LossUnit.BITS_PER_BYTE;
            case PERPLEXITY -> LossUnit.PERPLEXITY;
        };
    }

    private static XUnit across(RunExport.Across across) {
        return switch (across) {
            case STEP -> XUnit.STEPS;
            case TOKENS -> XUnit.TOKENS;
            case EPOCHS -> XUnit.EPOCHS;
            case SECONDS -> XUnit.TIME;
            case FLOPS -> XUnit.FLOPS;
        };
    }
}
