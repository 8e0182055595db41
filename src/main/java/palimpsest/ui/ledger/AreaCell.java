package palimpsest.ui.ledger;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import palimpsest.ui.plot.Sparkline;

/// An area on two lines: what is known, in bits per byte, over time; below what became of it, and how sure that is.
final class AreaCell extends ListCell<AreaRow> {
    private final Label name = label("ledger-name");
    private final Label known = label("ledger-figure");
    private final Label bits = label("ledger-figure");
    private final Label became = label("ledger-detail");
    private final Label interval = label("ledger-detail");
    private final Label half = label("ledger-detail");
    private final HBox beside = new HBox(8);
    private final Sparkline course = new Sparkline();
    private final Tooltip whole = new Tooltip();
    private final GridPane grid = grid();

    AreaCell() {
        setText(null);
        beside.setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(0);
        setPrefWidth(0);
        name.setMinWidth(0);
        name.setTooltip(whole);
        became.setMinWidth(0);
        became.setTooltip(whole);
        grid.add(name, 0, 0);
        grid.add(known, 1, 0);
        grid.add(bits, 2, 0);
        grid.add(course, 3, 0);
        HBox.setHgrow(became, Priority.ALWAYS);
        became.setMaxWidth(Double.MAX_VALUE);
        beside.setMinWidth(Region.USE_PREF_SIZE);
        HBox below = new HBox(8, became, beside);
        below.setMinWidth(0);
        grid.add(below, 0, 1, 2, 1);
        grid.add(interval, 2, 1);
        grid.add(half, 3, 1);
    }

    /// The columns of a row and of the names above them.
    static GridPane grid() {
        GridPane grid = new GridPane(9, 0);
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        name.setMinWidth(0);
        grid.getColumnConstraints().add(name);
        for (double width : new double[] {116, 86, 64}) {
            ColumnConstraints figure = new ColumnConstraints(width);
            figure.setHalignment(HPos.RIGHT);
            grid.getColumnConstraints().add(figure);
        }
        return grid;
    }

    @Override
    protected void updateItem(AreaRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(empty || row == null ? null : grid);
        setAccessibleText(empty || row == null ? null : row.spoken());
        if (empty || row == null) {
            return;
        }
        name.setText(row.title());
        whole.setText(row.spoken());
        known.setText(row.known());
        bits.setText(row.bits());
        became.setText(row.becameShort());
        interval.setText(row.interval());
        half.setText(row.half());
        beside.getChildren().setAll(row.beside().stream().map(AreaCell::known).toList());
        course.show(row.course().times(), row.course().heights());
    }

    /// What another run knows, behind a dot of its colour.
    private static Label known(AreaRow.Beside other) {
        Region dot = new Region();
        dot.getStyleClass().addAll("run-mark", "run-color-" + other.color());
        Label known = new Label(other.known(), dot);
        known.getStyleClass().add("ledger-detail");
        return known;
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(style.equals("ledger-figure") ? Region.USE_PREF_SIZE : 0);
        return label;
    }
}
