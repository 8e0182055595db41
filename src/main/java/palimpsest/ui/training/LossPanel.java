package palimpsest.ui.training;

import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import palimpsest.ui.fx.FrameClock;
import palimpsest.ui.plot.PlotTheme;

/// A plot of losses with its title and switches.
final class LossPanel {
    private final String id;
    private final PictureExport export;
    private PanelHeader header;

    LossPanel(String id, PictureExport export) {
        this.id = id;
        this.export = export;
    }

    Node createView(String title) {
        header = new PanelHeader(title);
        Region plot = new StackPane();
        VBox.setVgrow(plot, Priority.ALWAYS);
        VBox panel = new VBox(header, plot);
        panel.getStyleClass().add("panel");
        panel.setMinSize(0, 0);
        return panel;
    }

    void bindNew(TrainingViewModel model) {
        header.choice(LossUnit.values(), model.unit(), LossUnit::label);
        header.action("fth-download", "Export as PNG", () -> {});
    }

    void bindOld(TrainingViewModel model) {
        bindNew(model);
    }

    void show(PlotTheme theme) {}

    void follow(FrameClock clock) {}

    void export() {}
}
