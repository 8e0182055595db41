package palimpsest.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.ui.fx.FrameClock;
import palimpsest.ui.fx.PanelHeader;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.plot.Series;
import palimpsest.ui.plot.SharedAxis;

/// A plot of losses with its title and switches.
final class LossPanel {
    private static final int RUN = 0;
    // the palette's neutral colour: the measured course beside the trained one
    private static final int NEUTRAL = 4;

    private final boolean old;
    private final SharedAxis axis;
    private final PictureExport export;
    private final PanelHeader header;
    private final LinePlot plot;
    private TrainingViewModel model;
    private LossHistory drawn;
    private LossUnit unit;
    private int lines = -1;

    /// @param old whether it shows the old text
    /// @param axis the step axis that both plots share
    LossPanel(boolean old, SharedAxis axis, PictureExport export) {
        this.old = old;
        this.axis = axis;
        this.export = export;
        header = new PanelHeader(old ? "Old text" : "New text");
        plot = new LinePlot(axis, PlotContent.empty(title(), "step", LossUnit.BITS_PER_BYTE.axis(), ""));
        plot.setId(old ? "old-plot" : "new-plot");
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
        model.run().addListener((observed, before, now) -> draw());
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
        LossHistory losses = model.losses();
        int now = (losses.areaCount() << 1) + (losses.measured() > 0 ? 1 : 0);
        if (losses != drawn || losses.unit() != unit || now != lines) {
            drawn = losses;
            unit = losses.unit();
            lines = now;
            axis.setPlanned(model.plannedSteps());
            plot.setContent(content(losses));
        }
        plot.refresh();
    }

    private PlotContent content(LossHistory losses) {
        PlotContent empty = PlotContent.empty(title(), "step", losses.unit().axis(), waiting());
        if (old) {
            int areas = losses.areaCount();
            header.subtitle(areas > 1 ? "held out, " + areas + " areas" : "held out");
            return empty.withLines(oldLines(losses)).withBase(first(losses.mean()));
        }
        header.subtitle("training, held out");
        return empty.withLines(newLines(losses)).withBase(first(losses.heldOut()));
    }

    private static List<PlotLine> newLines(LossHistory losses) {
        return List.of(
                new PlotLine(losses.raw(), "training", RUN, PlotLine.Kind.RUN),
                new PlotLine(losses.heldOut(), "held out", NEUTRAL, PlotLine.Kind.RUN));
    }

    private static List<PlotLine> oldLines(LossHistory losses) {
        List<PlotLine> all = new ArrayList<>();
        for (Map.Entry<String, Series> area : losses.areas().entrySet()) {
            all.add(new PlotLine(area.getValue(), area.getKey(), RUN, PlotLine.Kind.AREA));
        }
        String name = losses.areaCount() > 1 ? "mean of areas" : "held out";
        all.add(new PlotLine(losses.mean(), name, RUN, PlotLine.Kind.RUN));
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
