package palimpsest.ui.training;

import java.util.Optional;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.ui.fx.Explainer;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.fx.HelpTopic;
import palimpsest.ui.fx.PanelHeader;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.plot.ScaleLegend;
import palimpsest.ui.plot.TokenCells;
import palimpsest.ui.plot.TokenPane;

/// The token heatmap with its title and legend.
final class TokensPanel {
    private final PictureExport export;
    private final PanelHeader header = new PanelHeader("Tokens");
    private final ScaleLegend legend = new ScaleLegend();
    private final TokenPane pane = new TokenPane();
    private TrainingViewModel model;
    private PlotTheme theme = PlotTheme.light();
    private String subtitle = "";

    TokensPanel(PictureExport export, Explainer explainer) {
        this.export = export;
        header.explained(HelpTopic.TOKENS, "Tokens", explainer);
        pane.setId("tokens");
        pane.setEmptyText("Waiting for the first passages to be scored");
    }

    Region createView() {
        VBox.setVgrow(pane, Priority.ALWAYS);
        VBox panel = new VBox(header, legend, pane);
        panel.getStyleClass().add("panel");
        panel.setMinSize(0, 0);
        return panel;
    }

    void bind(TrainingViewModel training) {
        model = training;
        header.action("fth-download", "Export the tokens", this::export).setId("export-tokens");
        model.tokens().addListener((observed, before, now) -> draw(now));
        draw(model.tokens().get());
    }

    void show(PlotTheme other) {
        theme = other;
        pane.setTheme(theme);
        legend.show(pane.scale(), pane.clipped(), theme);
    }

    void export() {
        export.save(
                "the tokens",
                "tokens.png",
                file -> pane.exportPng(file, "Tokens", subtitle, PictureExport.scale(pane)),
                model::say);
    }

    private void draw(Optional<TokenMap> map) {
        TokenCells cells = map.map(TokenMap::cells).orElse(TokenCells.none());
        if (pane.cells() != cells) {
            pane.setCells(cells);
        }
        map.ifPresent(now -> pane.setValues(now.delta()));
        pane.setDescriber(index -> map.map(now -> now.figures(index).card()).orElse(null));
        String whose = model.focusName().isEmpty() ? "" : model.focusName() + " · ";
        subtitle = whose + map.map(TokensPanel::words).orElse("Δ bits against the base");
        header.subtitle(subtitle);
        legend.show(pane.scale(), pane.clipped(), theme);
    }

    private static String words(TokenMap map) {
        return "Δ bits against the base · step " + Figures.count(map.step()) + " · " + Figures.count(map.forgotten())
                + " forgotten · " + Figures.count(map.learned()) + " learned";
    }
}
