package palimpsest.ui.training;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import palimpsest.ui.fx.FrameClock;
import palimpsest.ui.plot.PlotTheme;

/// The token heatmap with its title and legend.
final class TokensPanel {
    private final PictureExport export;
    private final PanelHeader header = new PanelHeader("Tokens");

    TokensPanel(PictureExport export) {
        this.export = export;
    }

    Node createView() {
        VBox panel = new VBox(header);
        panel.getStyleClass().add("panel");
        panel.setMinSize(0, 0);
        return panel;
    }

    void bind(TrainingViewModel model) {
        header.action("fth-download", "Export as PNG", () -> {});
    }

    void show(PlotTheme theme) {}

    void follow(FrameClock clock) {}

    void export() {}
}
