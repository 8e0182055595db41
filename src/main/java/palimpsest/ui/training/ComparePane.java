package palimpsest.ui.training;

import java.util.List;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.ui.fx.PanelHeader;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.plot.SharedAxis;

/// One loss of one of two runs; its y axis is that of the pane beside it.
final class ComparePane {
    private final boolean old;
    private final PanelHeader header;
    private final LinePlot plot;

    /// @param axis the x axis of all panes
    ComparePane(String id, boolean old, SharedAxis axis) {
        this.old = old;
        header = new PanelHeader(LossLines.title(old));
        plot = new LinePlot(axis, PlotContent.empty(LossLines.title(old), "step", "", ""));
        plot.setId(id);
    }

    Region createView() {
        VBox.setVgrow(plot, Priority.ALWAYS);
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
        plot.setContent(
                lines.content(choices, "Waiting for the first measurement").withUnseen(others.shown(choices)));
    }

    void refresh() {
        plot.refresh();
    }
}
