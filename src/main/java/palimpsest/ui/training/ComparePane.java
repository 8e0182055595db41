package palimpsest.ui.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.ui.fx.PanelHeader;
import palimpsest.ui.plot.Exhibit;
import palimpsest.ui.plot.ExportHandle;
import palimpsest.ui.plot.Exporter;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.plot.SharedAxis;

/// One loss of one of two runs; its y axis is that of the pane beside it.
final class ComparePane {
    private final boolean old;
    private final Exporter exporter;
    private final PanelHeader header;
    private final LinePlot plot;
    private final Exhibit exhibit;
    private Supplier<Optional<Supplier<String>>> numbers = Optional::empty;

    /// @param axis the x axis of all panes
    /// @param side where it stands: `left`
    ComparePane(String side, boolean old, SharedAxis axis, Exporter exporter) {
        this.old = old;
        this.exporter = exporter;
        header = new PanelHeader(LossLines.title(old));
        plot = new LinePlot(axis, PlotContent.empty(LossLines.title(old), "step", "", ""));
        String what = old ? "old" : "new";
        plot.setId("compare-" + what + "-" + side);
        exhibit = plot.exhibit(what + "-text-" + side, LossLines.title(old) + ", " + side, () -> numbers.get());
    }

    Region createView() {
        VBox.setVgrow(plot, Priority.ALWAYS);
        ExportHandle.install(header, plot, exhibit, exporter);
        VBox panel = new VBox(header, plot);
        panel.getStyleClass().add("panel");
        panel.setMinSize(0, 0);
        return panel;
    }

    void show(PlotTheme theme) {
        plot.setTheme(theme);
    }

    void show(ShownRun run, ShownRun beside, PlotChoices choices) {
        LossLines lines = new LossLines(old, List.of(run));
        LossLines others = new LossLines(old, List.of(beside));
        header.subtitle(run.name());
        numbers = () -> lines.numbers(choices.lines());
        plot.setContent(lines.content(choices, "Waiting for the first measurement")
                .withSubtitle(run.name())
                .withUnseen(others.shown(choices)));
    }

    Exhibit exhibit() {
        return exhibit;
    }

    void refresh() {
        plot.refresh();
    }
}
