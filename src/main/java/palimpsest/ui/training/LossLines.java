package palimpsest.ui.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import palimpsest.history.LossNumbers;
import palimpsest.ui.plot.Marker;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.plot.PlotScales;
import palimpsest.ui.plot.PlotStrip;
import palimpsest.ui.plot.Series;

/// The lines of the losses of some runs in one plot.
///
/// @param old whether of the old text
/// @param runs in the order in which they are shown
record LossLines(boolean old, List<ShownRun> runs) {
    LossLines {
        runs = List.copyOf(runs);
    }

    /// What the plot is called.
    static String title(boolean old) {
        return old ? "Old text" : "New text";
    }

    /// What exactly it shows.
    String subtitle() {
        if (old) {
            return areas() > 1 ? "held out, " + areas() + " areas" : "held out";
        }
        return several() ? "held out" : "training, held out";
    }

    /// Every point that was recorded of them, for a CSV file; see [palimpsest.ui.plot.Exhibit#numbers].
    Optional<Supplier<String>> numbers(LineChoices choices) {
        return numbers(runs, choices, old ? LossNumbers.Plot.OLD_TEXT : LossNumbers.Plot.NEW_TEXT);
    }

    /// Every point that was recorded of those of some runs that are not put away; empty where there is none.
    static Optional<Supplier<String>> numbers(List<ShownRun> runs, LineChoices choices, LossNumbers.Plot plot) {
        List<LossNumbers> recorded = runs.stream()
                .filter(run -> runs.size() == 1 || choices.shows(run.key()))
                .map(ShownRun::numbers)
                .filter(numbers ->
                        !numbers.measured().isEmpty() || !numbers.steps().isEmpty())
                .toList();
        return recorded.isEmpty() ? Optional.empty() : Optional.of(() -> LossNumbers.csv(recorded, plot));
    }

    /// All lines there are, in the order of the legend: runs first, then areas.
    List<LegendEntry> entries(LineChoices choices) {
        List<LegendEntry> all = new ArrayList<>();
        runs.forEach(run -> all.addAll(old ? oldLines(run) : newLines(run)));
        List<String> keys = choices.sorted(all.stream().map(LegendEntry::key).toList());
        all.sort(Comparator.comparing(LegendEntry::area).thenComparingInt(entry -> keys.indexOf(entry.key())));
        return all;
    }

    /// What the plot shows of them.
    ///
    /// @param waiting stands in the plot while there is no point
    PlotContent content(PlotChoices choices, String waiting) {
        PlotContent content = PlotContent.empty(
                        title(old),
                        choices.across().get().axis(),
                        choices.unit().get().axis(),
                        waiting)
                .withSubtitle(subtitle())
                .withLines(shown(choices))
                .withScales(new PlotScales(
                        choices.across().get().figures(),
                        choices.logX().get(),
                        choices.logY().get()))
                .withBase(base());
        if (!choices.notes().get()) {
            return content;
        }
        return content.withMarkers(markers(choices)).withStrip(old ? PlotStrip.NONE : rates(choices));
    }

    /// The lines that are shown, in the order in which they are drawn: areas first, so that no run's own line is
    /// covered.
    List<PlotLine> shown(PlotChoices choices) {
        return entries(choices.lines()).stream()
                .sorted(Comparator.comparing(LegendEntry::area).reversed())
                .filter(entry ->
                        choices.lines().shows(entry.key()) && choices.lines().shows(entry.run()))
                .map(LegendEntry::line)
                .toList();
    }

    /// Differs where there are other lines than before, and not where they only grew.
    int form() {
        return runs.stream()
                .mapToInt(run -> 31 * run.losses().areaCount()
                        + 7 * run.markers()
                        + (run.losses().measured() > 0 ? 1 : 0)
                        + System.identityHashCode(run.losses().heldOut()))
                .reduce(1, (all, each) -> 31 * all + each);
    }

    /// Number of areas of the run that has most.
    int areas() {
        return runs.stream().mapToInt(run -> run.losses().areaCount()).max().orElse(0);
    }

    private boolean several() {
        return runs.size() > 1;
    }

    private double base() {
        if (runs.isEmpty()) {
            return Double.NaN;
        }
        LossHistory losses = runs.getFirst().losses();
        Series measured = old ? losses.mean() : losses.heldOut();
        return measured.size() == 0 ? Double.NaN : measured.y(0);
    }

    private List<Marker> markers(PlotChoices choices) {
        List<Marker> all = new ArrayList<>();
        for (ShownRun run : runs) {
            if (!several() || choices.lines().shows(run.key())) {
                all.addAll(run.markers(several()));
            }
        }
        all.sort(Comparator.comparingDouble(Marker::x));
        return all;
    }

    private PlotStrip rates(PlotChoices choices) {
        List<PlotLine> lines = runs.stream()
                .filter(run -> !several() || choices.lines().shows(run.key()))
                .map(run -> new PlotLine(
                        run.losses().rate(), run.name(), several() ? run.color() : PlotLine.NEUTRAL, PlotLine.Kind.RUN))
                .toList();
        return new PlotStrip("learning rate", lines);
    }

    /// Beside others a run is one line, the held-out loss: the loss of the steps is that of the mix, which differs.
    private List<LegendEntry> newLines(ShownRun run) {
        LossHistory losses = run.losses();
        return several()
                ? List.of(entry(run.key(), losses.heldOut(), run.name(), run.color(), PlotLine.Kind.RUN))
                : List.of(
                        entry("training", losses.raw(), "training", run.color(), PlotLine.Kind.RUN),
                        entry("held out", losses.heldOut(), "held out", PlotLine.NEUTRAL, PlotLine.Kind.RUN));
    }

    private List<LegendEntry> oldLines(ShownRun run) {
        LossHistory losses = run.losses();
        List<LegendEntry> all = new ArrayList<>();
        for (Map.Entry<String, Series> area : losses.areas().entrySet()) {
            all.add(new LegendEntry(
                    "area " + area.getKey(),
                    several() ? run.key() : "area " + area.getKey(),
                    new PlotLine(area.getValue(), area.getKey(), run.color(), PlotLine.Kind.AREA)));
        }
        String alone = losses.areaCount() > 1 ? "mean of areas" : "held out";
        String key = several() ? run.key() : "mean";
        all.add(entry(key, losses.mean(), several() ? run.name() : alone, run.color(), PlotLine.Kind.RUN));
        return all;
    }

    private static LegendEntry entry(String key, Series series, String name, int color, PlotLine.Kind kind) {
        return new LegendEntry(key, key, new PlotLine(series, name, color, kind));
    }
}
