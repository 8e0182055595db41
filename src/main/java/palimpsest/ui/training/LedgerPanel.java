package palimpsest.ui.training;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.ui.fx.FrameClock;

/// The areas in a table: loss under the base, loss now, and its course in small bars.
final class LedgerPanel {
    private static final double BAR_HEIGHT = 16;
    private static final int BARS = 10;

    private final PanelHeader header = new PanelHeader("What it still knows");
    private final GridPane table = new GridPane();
    private final Label verdict = new Label();
    private TrainingViewModel model;

    Region createView() {
        table.setId("ledger");
        table.getStyleClass().add("ledger");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        name.setMinWidth(60);
        table.getColumnConstraints().add(name);
        for (int i = 0; i < 3; i++) {
            ColumnConstraints figure = new ColumnConstraints();
            figure.setHalignment(HPos.RIGHT);
            figure.setMinWidth(Region.USE_PREF_SIZE);
            table.getColumnConstraints().add(figure);
        }
        verdict.getStyleClass().add("ledger-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        ScrollPane scroll = new ScrollPane(new VBox(8, table, verdict));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("ledger-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox panel = new VBox(header, scroll);
        panel.getStyleClass().add("panel");
        panel.setMinSize(0, 0);
        return panel;
    }

    void bind(TrainingViewModel training) {
        model = training;
        model.run().addListener((observed, before, now) -> draw());
        model.unit().addListener((observed, before, now) -> draw());
    }

    void follow(FrameClock clock) {
        clock.watch(() -> model.measuredChanges().get(), this::draw);
    }

    private void draw() {
        Ledger ledger = model.ledger();
        table.getChildren().clear();
        header.subtitle(model.unit().get().axis());
        table.addRow(0, head("Area"), head("base"), head("now"), head("Δ"), new Region());
        int line = 1;
        for (Ledger.Row row : ledger.rows()) {
            Label area = new Label(row.area());
            area.getStyleClass().add("ledger-area");
            area.setTooltip(new Tooltip(row.area()));
            Label change = figure(row.change());
            change.getStyleClass().add(row.worse() ? "worse" : "better");
            table.addRow(line++, area, figure(row.base()), figure(row.now()), change, bars(row));
        }
        if (ledger.rows().isEmpty()) {
            Label none = head(model.hasOldText() ? "Waiting for the first measurement" : "This run has no old text.");
            table.add(none, 0, 1, 5, 1);
        }
        verdict.setText(ledger.verdict());
    }

    private static Label head(String text) {
        Label head = new Label(text);
        head.getStyleClass().add("ledger-head");
        return head;
    }

    private static Label figure(String text) {
        Label figure = new Label(text);
        figure.getStyleClass().add("ledger-figure");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        return figure;
    }

    private static Node bars(Ledger.Row row) {
        HBox bars = new HBox(1);
        bars.setAlignment(Pos.BOTTOM_LEFT);
        bars.setMinSize(BARS * 4 - 1, BAR_HEIGHT);
        bars.setMaxHeight(BAR_HEIGHT);
        for (double share : row.course()) {
            Region bar = new Region();
            bar.getStyleClass().add("ledger-bar");
            double height = Math.max(1, Math.round(share * BAR_HEIGHT));
            bar.setMinSize(3, height);
            bar.setMaxSize(3, height);
            bars.getChildren().add(bar);
        }
        return bars;
    }
}
