package palimpsest.ui.tokens;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.history.TokenCourse;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.plot.CoursePlot;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.plot.TokenText;

/// The card of the pinned token.
final class PinView {
    static final double WIDTH = 272;

    private static final double LOG2 = Math.log(2);

    private final Label title = new Label();
    private final Button close = new Button(null, new FontIcon("fth-x"));
    private final CoursePlot plot = new CoursePlot();
    private final GridPane table = new GridPane();
    private final Label note = new Label();
    private final VBox card = new VBox();
    private PinViewModel model;

    Region createView() {
        title.getStyleClass().add("pin-token");
        title.setMinWidth(0);
        close.setId("pin-close");
        close.getStyleClass().setAll("panel-action");
        close.setAccessibleText("Take the card away");
        close.setTooltip(new Tooltip("Take the card away (Escape)"));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, close);
        head.getStyleClass().add("tokens-row");
        plot.setId("pin-course");
        table.getStyleClass().add("pin-table");
        table.setId("pin-alternatives");
        for (int column = 0; column < 4; column++) {
            ColumnConstraints each = new ColumnConstraints();
            boolean figure = column % 2 == 1;
            each.setHalignment(figure ? HPos.RIGHT : HPos.LEFT);
            each.setHgrow(figure ? Priority.NEVER : Priority.ALWAYS);
            each.setMinWidth(figure ? Region.USE_PREF_SIZE : 0);
            each.setPrefWidth(figure ? Region.USE_COMPUTED_SIZE : 74);
            table.getColumnConstraints().add(each);
        }
        note.getStyleClass().add("pin-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        card.setId("pin-card");
        card.getStyleClass().add("pin-card");
        card.getChildren().addAll(head, plot, table, note);
        card.setMinWidth(WIDTH);
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        card.setVisible(false);
        return card;
    }

    void bind(TokensViewModel tokens) {
        model = tokens.pin();
        close.setOnAction(pressed -> model.close());
        model.place().subscribe(at -> {
            card.setVisible(at.isPresent());
            title.setText(TokenText.visible(model.token()));
            card.setAccessibleText("Token " + model.token());
        });
        model.course().subscribe(this::course);
        model.alternatives().subscribe(this::fill);
        model.asking().subscribe(this::fill);
        model.trouble().subscribe(this::fill);
        tokens.time().shown().subscribe(() -> plot.setMoment(tokens.time().step()));
        tokens.time().steps().subscribe(() -> plot.setMoment(tokens.time().step()));
    }

    void show(PlotTheme theme) {
        plot.setTheme(theme);
    }

    private void course(Optional<TokenCourse> course) {
        plot.setVisible(course.isPresent());
        plot.setManaged(course.isPresent());
        int length = course.map(TokenCourse::length).orElse(0);
        double[] x = new double[length];
        double[] y = new double[length];
        for (int i = 0; i < length; i++) {
            x[i] = course.get().steps()[i];
            float log2p = course.get().log2p()[i];
            y[i] = Float.isNaN(log2p) ? 0 : 100 * Math.exp(log2p * LOG2);
        }
        plot.show(x, y);
    }

    private void fill() {
        table.getChildren().clear();
        model.alternatives().get().ifPresent(both -> {
            table.addRow(0, head("base"), new Label(), head("step " + Figures.count(both.step())));
            column(both.base(), 0);
            column(both.now(), 2);
        });
        boolean none = model.alternatives().get().isEmpty() && model.asking().get();
        note.setText(
                none
                        ? "Asking both models what else could come…"
                        : model.trouble().get());
    }

    private void column(List<PinRow> rows, int column) {
        for (int i = 0; i < rows.size(); i++) {
            PinRow row = rows.get(i);
            Label token = new Label((row.actual() ? "\u25b8" : "") + TokenText.visible(row.text()));
            token.getStyleClass().add(row.actual() ? "pin-actual" : "pin-choice");
            token.setMinWidth(0);
            Label figure = new Label(row.percent());
            figure.getStyleClass().add("pin-figure");
            token.setAccessibleText(String.format(
                    Locale.ROOT, "%s %s%s", row.text(), row.percent(), row.actual() ? ", the one that comes" : ""));
            table.add(token, column, i + 1);
            table.add(figure, column + 1, i + 1);
        }
    }

    private static Label head(String text) {
        Label head = new Label(text);
        head.getStyleClass().add("pin-head");
        return head;
    }
}
