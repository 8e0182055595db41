package palimpsest.ui.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.ui.fx.Explainer;
import palimpsest.ui.fx.FrameClock;
import palimpsest.ui.fx.HelpTopic;
import palimpsest.ui.fx.PanelHeader;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.plot.Series;
import palimpsest.ui.plot.SharedAxis;

/// A plot of losses with its title and switches.
final class LossPanel {
    // the palette's neutral colour: the measured course beside the trained one
    private static final int NEUTRAL = 4;

    private final boolean old;
    private final SharedAxis axis;
    private final PictureExport export;
    private final PanelHeader header;
    private final LinePlot plot;
    private TrainingViewModel model;
    private List<LossHistory> drawn = List.of();
    private LossUnit unit;
    private int lines = -1;

    /// @param old whether it shows the old text
    /// @param axis the step axis that both plots share
    LossPanel(boolean old, SharedAxis axis, PictureExport export, Explainer explainer) {
        this.old = old;
        this.axis = axis;
        this.export = export;
        header = new PanelHeader(title());
        header.explained(old ? HelpTopic.OLD_TEXT : HelpTopic.NEW_TEXT, title(), explainer);
        plot = new LinePlot(axis, PlotContent.empty(title(), "step", LossUnit.BITS_PER_BYTE.axis(), ""));
        plot.setId(old ? "old-plot" : "new-plot");
        plot.setAccessibleText(title());
    }

    Region createView() {
        VBox.setVgrow(plot, Priority.ALWAYS);
        VBox panel = new VBox(header, plot);
        panel.getStyleClass().add("panel");
        panel.setMinSize(0, 0);
        return panel;
    }

    void bind(TrainingViewModel training) {
        model = training;
        header.choice(LossUnit.values(), model.unit(), LossUnit::label);
        header.action("fth-download", "Export the plot of the " + title().toLowerCase(Locale.ROOT), this::export)
                .setId(old ? "export-old" : "export-new");
        model.shown().addListener((observed, before, now) -> draw());
        model.unit().addListener((observed, before, now) -> draw());
    }

    void show(PlotTheme theme) {
        plot.setTheme(theme);
    }

    void follow(FrameClock clock) {
        clock.watch(() -> model.lossChanges().get(), this::draw);
    }

    void export() {
        export.save(
                "the plot of the " + title().toLowerCase(Locale.ROOT),
                (old ? "old-text" : "new-text") + ".png",
                file -> plot.exportPng(file, PictureExport.scale(plot)),
                model::say);
    }

    LinePlot plot() {
        return plot;
    }

    /// Shows what came in; lines are made anew only where there are others than before.
    private void draw() {
        List<ShownRun> runs = model.shown().get();
        List<LossHistory> losses = runs.stream().map(ShownRun::losses).toList();
        int now = losses.stream()
                .mapToInt(each -> (each.areaCount() << 1) + (each.measured() > 0 ? 1 : 0))
                .reduce(0, (all, each) -> 31 * all + each);
        if (!losses.equals(drawn) || model.unit().get() != unit || now != lines) {
            drawn = losses;
            unit = model.unit().get();
            lines = now;
            axis.setPlanned(model.plannedSteps());
            plot.setContent(content(runs));
        }
        plot.refresh();
    }

    private PlotContent content(List<ShownRun> runs) {
        PlotContent empty = PlotContent.empty(title(), "step", unit.axis(), waiting());
        if (old) {
            int areas = runs.stream()
                    .mapToInt(run -> run.losses().areaCount())
                    .max()
                    .orElse(0);
            header.subtitle(areas > 1 ? "held out, " + areas + " areas" : "held out");
        } else {
            header.subtitle(runs.size() > 1 ? "held out" : "training, held out");
        }
        List<PlotLine> all = new ArrayList<>();
        runs.forEach(run -> all.addAll(old ? oldLines(run, runs.size() > 1) : newLines(run, runs.size() > 1)));
        // the areas first, so that no run's own line is covered
        all.sort(Comparator.comparing(line -> line.kind() == PlotLine.Kind.RUN));
        return empty.withLines(all)
                .withBase(
                        runs.isEmpty()
                                ? Double.NaN
                                : first(measured(runs.getFirst().losses())));
    }

    private Series measured(LossHistory losses) {
        return old ? losses.mean() : losses.heldOut();
    }

    /// Beside others a run is one line, the held-out loss: the loss of the steps is that of the mix, which differs.
    private static List<PlotLine> newLines(ShownRun run, boolean several) {
        LossHistory losses = run.losses();
        return several
                ? List.of(new PlotLine(losses.heldOut(), run.name(), run.color(), PlotLine.Kind.RUN))
                : List.of(
                        new PlotLine(losses.raw(), "training", run.color(), PlotLine.Kind.RUN),
                        new PlotLine(losses.heldOut(), "held out", NEUTRAL, PlotLine.Kind.RUN));
    }

    private static List<PlotLine> oldLines(ShownRun run, boolean several) {
        LossHistory losses = run.losses();
        List<PlotLine> all = new ArrayList<>();
        for (Map.Entry<String, Series> area : losses.areas().entrySet()) {
            all.add(new PlotLine(area.getValue(), area.getKey(), run.color(), PlotLine.Kind.AREA));
        }
        String alone = losses.areaCount() > 1 ? "mean of areas" : "held out";
        all.add(new PlotLine(losses.mean(), several ? run.name() : alone, run.color(), PlotLine.Kind.RUN));
        return all;
    }

    private String waiting() {
        return old && !model.hasOldText()
                ? "This run has no old text, so nothing says what is forgotten."
                : "Waiting for the first measurement";
    }

    private static double first(Series series) {
        return series.size() == 0 ? Double.NaN : series.y(0);
    }

    private String title() {
        return old ? "Old text" : "New text";
    }
}
