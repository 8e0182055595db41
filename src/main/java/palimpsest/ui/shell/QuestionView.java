package palimpsest.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A question over the window: everything behind it waits for the answer. Escape gives the last answer, which is always
/// the harmless one.
final class QuestionView {
    private static final double WIDTH = 460;
    private static final double PADDING = 50;

    private final StackPane veil = new StackPane();
    private Node before;
    private Optional<Answer> last = Optional.empty();

    /// An answer and what it does.
    ///
    /// @param primary whether it is the one to stand out
    record Answer(String id, String text, boolean primary, Runnable action) {}

    Node createView() {
        veil.getStyleClass().add("veil");
        veil.setId("question");
        // before the fields of a question, which have ways of their own with Tab
        veil.addEventFilter(KeyEvent.KEY_PRESSED, this::take);
        hide();
        return veil;
    }

    boolean asking() {
        return veil.isVisible();
    }

    /// Where the keyboard is; null where it is nowhere.
    Node focused() {
        return veil.getScene().getFocusOwner();
    }

    /// @param content as wide as it needs; text takes as many lines as it needs
    void ask(String title, Node content, List<Answer> answers) {
        Label heading = new Label(title);
        heading.getStyleClass().add("question-title");
        heading.setWrapText(true);
        HBox row = new HBox();
        row.getStyleClass().add("question-answers");
        answers.reversed().forEach(answer -> row.getChildren().add(button(answer)));
        VBox card = new VBox(heading, content, row);
        card.getStyleClass().add("question");
        card.setMaxSize(Math.max(WIDTH, content.minWidth(-1) + PADDING), Region.USE_PREF_SIZE);
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.setAccessibleText(title);
        veil.getChildren().setAll(card);
        StackPane.setAlignment(card, Pos.CENTER);
        last = Optional.of(answers.getLast());
        before = veil.getScene() == null ? null : veil.getScene().getFocusOwner();
        veil.setVisible(true);
        veil.setManaged(true);
        row.getChildren().getLast().requestFocus();
    }

    /// As [#ask], with plain text.
    void ask(String title, String text, List<Answer> answers) {
        Label words = new Label(text);
        words.getStyleClass().add("question-text");
        words.setWrapText(true);
        ask(title, words, answers);
    }

    /// Says something that no answer ends.
    void tell(String title, String text) {
        Label heading = new Label(title);
        heading.getStyleClass().add("question-title");
        Label words = new Label(text);
        words.getStyleClass().add("question-text");
        words.setWrapText(true);
        VBox card = new VBox(heading, words);
        card.getStyleClass().add("question");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        veil.getChildren().setAll(card);
        last = Optional.empty();
        veil.setVisible(true);
        veil.setManaged(true);
    }

    private void take(KeyEvent key) {
        if (last.isEmpty()) {
            return;
        }
        if (key.getCode() == KeyCode.ESCAPE) {
            answer(last.get());
            key.consume();
        } else if (key.getCode() == KeyCode.TAB) {
            turn(veil, key.isShiftDown() ? -1 : 1);
            key.consume();
        }
    }

    /// The focus stays within the question.
    private static void turn(Node card, int by) {
        List<Node> places = Foreground.places(card);
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).isFocused()) {
                places.get(Math.floorMod(i + by, places.size())).requestFocus();
                return;
            }
        }
    }

    private Button button(Answer answer) {
        Button button = new Button(answer.text());
        button.setId(answer.id());
        button.getStyleClass().setAll("command");
        if (answer.primary()) {
            button.getStyleClass().add("primary");
        }
        button.setDefaultButton(answer.primary());
        button.setOnAction(pressed -> answer(answer));
        return button;
    }

    private void answer(Answer answer) {
        hide();
        if (before != null) {
            before.requestFocus();
        }
        answer.action().run();
    }

    private void hide() {
        veil.setVisible(false);
        veil.setManaged(false);
        veil.getChildren().clear();
    }
}
