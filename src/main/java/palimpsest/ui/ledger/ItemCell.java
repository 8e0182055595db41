package palimpsest.ui.ledger;

import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import palimpsest.measure.Question;
import palimpsest.ui.plot.Sparkline;

/// A question on two lines: prompt and answer with the answer's probability; below what the model answers now.
final class ItemCell extends ListCell<ItemRow> {
    private final Consumer<Question> want;
    private final Label prompt = new Label();
    private final Label answer = new Label();
    private final Label probability = new Label();
    private final Label now = new Label("answers");
    private final Label reply = new Label();
    private final Label became = new Label();
    private final Sparkline course = new Sparkline();
    private final GridPane grid = new GridPane(9, 0);

    /// @param want is told of a question that comes into sight
    ItemCell(Consumer<Question> want) {
        this.want = want;
        setText(null);
        setMinWidth(0);
        setPrefWidth(0);
        prompt.getStyleClass().add("ledger-prompt");
        prompt.setMinWidth(0);
        prompt.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        answer.getStyleClass().add("ledger-answer");
        answer.setMinWidth(Region.USE_PREF_SIZE);
        probability.getStyleClass().add("ledger-reply");
        probability.setMinWidth(Region.USE_PREF_SIZE);
        now.getStyleClass().add("ledger-detail");
        now.setMinWidth(Region.USE_PREF_SIZE);
        reply.getStyleClass().add("ledger-reply");
        reply.setMinWidth(0);
        became.getStyleClass().add("ledger-became");
        ColumnConstraints text = new ColumnConstraints();
        text.setHgrow(Priority.ALWAYS);
        text.setMinWidth(0);
        ColumnConstraints figures = new ColumnConstraints(112);
        figures.setHalignment(HPos.RIGHT);
        ColumnConstraints line = new ColumnConstraints(64);
        line.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(text, figures, line);
        grid.add(new HBox(5, prompt, answer), 0, 0, 2, 1);
        grid.add(course, 2, 0);
        grid.add(new HBox(5, now, reply), 0, 1);
        grid.add(probability, 1, 1);
        grid.add(became, 2, 1);
    }

    @Override
    protected void updateItem(ItemRow row, boolean empty) {
        super.updateItem(row, empty);
        boolean none = empty || row == null;
        setGraphic(none ? null : grid);
        setAccessibleText(none ? null : row.spoken());
        if (none) {
            return;
        }
        want.accept(row.question());
        prompt.setText(row.prompt());
        answer.setText(row.answer());
        probability.setText(row.before() + " → " + row.now());
        reply.setText(row.reply().map(said -> said.isEmpty() ? "nothing" : said).orElse("…"));
        became.setText(row.became());
        became.getStyleClass().setAll("ledger-became", row.became().replace(' ', '-'));
        course.show(row.course().times(), row.course().heights());
    }
}
