package palimpsest.ui.tokens;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.plot.TokenText;

/// Where a text of one's own is typed, and how both models go on with it.
final class OwnTextView {
    private final TextArea text = new TextArea();
    private final Button goOn = new Button("Continue");
    private final Label standing = new Label();
    private final TextFlow base = new TextFlow();
    private final TextFlow now = new TextFlow();
    private final Label nowHead = new Label();

    /// The text and what can be done with it.
    Region createText() {
        text.setId("own-text");
        text.setPromptText("Type or paste a text: it is scored under the base and under the model as it is now");
        text.setAccessibleText("Your text");
        text.setPrefRowCount(2);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        goOn.setId("own-continue");
        goOn.getStyleClass().setAll("command");
        goOn.setMinWidth(Region.USE_PREF_SIZE);
        goOn.setTooltip(new Tooltip("Let both models go on with the text (Shift+Enter)"));
        standing.setId("own-standing");
        standing.getStyleClass().add("pin-note");
        standing.setWrapText(true);
        standing.setMinHeight(Region.USE_PREF_SIZE);
        standing.visibleProperty().bind(standing.textProperty().isNotEmpty());
        standing.managedProperty().bind(standing.visibleProperty());
        HBox row = new HBox(text, goOn);
        row.getStyleClass().add("tokens-row");
        VBox view = new VBox(4, row, standing);
        view.setMinHeight(Region.USE_PREF_SIZE);
        return view;
    }

    /// How both models go on.
    Region createContinuations() {
        base.setId("continued-base");
        now.setId("continued-now");
        HBox both = new HBox(16, column(new Label("base goes on"), base), column(nowHead, now));
        ScrollPane scroll = new ScrollPane(both);
        scroll.setFitToWidth(true);
        scroll.setId("continuations");
        scroll.getStyleClass().add("continuations");
        scroll.setMinHeight(64);
        scroll.setPrefHeight(110);
        scroll.setAccessibleText("How both models go on with the text");
        return scroll;
    }

    private static VBox column(Label head, TextFlow flow) {
        head.getStyleClass().add("pin-head");
        VBox column = new VBox(2, head, flow);
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setMinWidth(0);
        column.setPrefWidth(100);
        return column;
    }

    void bind(OwnTextViewModel model) {
        text.textProperty().bindBidirectional(model.text());
        text.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ENTER && pressed.isShiftDown()) {
                model.goOn();
                pressed.consume();
            }
        });
        goOn.setOnAction(pressed -> model.goOn());
        goOn.disableProperty().bind(model.text().isEmpty());
        standing.textProperty().bind(model.standing());
        model.continued().subscribe(this::fill);
        model.chosen().subscribe(chosen -> {
            if (chosen) {
                text.requestFocus();
            }
        });
    }

    private void fill(Optional<Difference> continued) {
        base.getChildren().setAll(continued.map(both -> texts(both.base())).orElse(List.of()));
        now.getChildren().setAll(continued.map(both -> texts(both.now())).orElse(List.of()));
        nowHead.setText(continued
                .map(both -> "step " + Figures.count(both.step()) + " goes on")
                .orElse(""));
    }

    private static List<Text> texts(List<Difference.Piece> pieces) {
        return pieces.stream()
                .map(piece -> {
                    Text shown = new Text(TokenText.flowing(piece.text()));
                    shown.getStyleClass().add(piece.differs() ? "continued-differs" : "continued-same");
                    return shown;
                })
                .toList();
    }
}
