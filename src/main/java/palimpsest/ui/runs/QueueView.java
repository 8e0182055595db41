package palimpsest.ui.runs;

import java.nio.file.Path;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The queue: what is under way, and what waits. A row that waits is moved by its buttons, by dragging it, or with Alt
/// and up or down, and taken out with Delete. Not there while nothing waits.
public final class QueueView {
    private final VBox rows = new VBox(1);
    private final VBox view = new VBox();
    private QueueViewModel model;
    private double grabbed;

    public Node createView() {
        Label heading = new Label("QUEUE");
        heading.getStyleClass().add("section-heading");
        rows.setId("queue");
        view.getChildren().setAll(heading, rows);
        view.getStyleClass().addAll("runs", "queue");
        view.getStylesheets()
                .add(Objects.requireNonNull(QueueView.class.getResource("runs-view.css"))
                        .toExternalForm());
        return view;
    }

    public void bind(QueueViewModel queue) {
        model = queue;
        model.rows().addListener((ListChangeListener<QueueRow>) change -> fill());
        fill();
    }

    private void fill() {
        Path focused = rows.lookupAll(".queue-row").stream()
                .filter(Node::isFocused)
                .map(node -> (Path) node.getUserData())
                .findFirst()
                .orElse(null);
        rows.getChildren().setAll(model.rows().stream().map(this::row).toList());
        view.setVisible(!model.rows().isEmpty());
        view.setManaged(view.isVisible());
        rows.getChildren().stream()
                .filter(node -> node.getUserData().equals(focused))
                .forEach(Node::requestFocus);
    }

    private Node row(QueueRow run) {
        Label name = new Label(run.name());
        name.getStyleClass().add("run-name");
        name.setMinWidth(0);
        Label standing = new Label(run.standing());
        standing.getStyleClass().add("run-standing");
        standing.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox words = new HBox(8, name, space, standing);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox row = new HBox(2);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setUserData(run.folder());
        row.getStyleClass().add("queue-row");
        row.setFocusTraversable(true);
        row.setAccessibleText(run.name() + ", " + run.standing());
        VBox content = new VBox(3, words);
        content.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(content, Priority.ALWAYS);
        content.setMinWidth(0);
        row.getChildren().add(content);
        if (run.waiting()) {
            row.setAccessibleHelp("Alt with up and down gives it another turn, Delete takes it out.");
            row.getChildren()
                    .addAll(
                            action("queue-up", "fth-chevron-up", "Earlier", run, () -> model.move(run.folder(), -1)),
                            action("queue-down", "fth-chevron-down", "Later", run, () -> model.move(run.folder(), 1)),
                            action("queue-remove", "fth-x", "Take out", run, () -> model.remove(run.folder())));
            row.addEventHandler(KeyEvent.KEY_PRESSED, key -> press(run, key));
            row.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> grabbed = press.getSceneY());
            row.addEventFilter(MouseEvent.MOUSE_DRAGGED, drag -> drag(run, drag, row.getHeight()));
        } else {
            ProgressBar bar = new ProgressBar(run.done());
            bar.getStyleClass().add("queue-progress");
            bar.setMaxWidth(Double.MAX_VALUE);
            content.getChildren().add(bar);
        }
        return row;
    }

    private void press(QueueRow run, KeyEvent key) {
        boolean up = key.getCode() == KeyCode.UP;
        if (key.isAltDown() && (up || key.getCode() == KeyCode.DOWN)) {
            model.move(run.folder(), up ? -1 : 1);
            key.consume();
        } else if (key.getCode() == KeyCode.DELETE) {
            model.remove(run.folder());
            key.consume();
        }
    }

    private void drag(QueueRow run, MouseEvent drag, double height) {
        double away = drag.getSceneY() - grabbed;
        if (Math.abs(away) > height * 0.7) {
            grabbed = drag.getSceneY();
            model.move(run.folder(), away > 0 ? 1 : -1);
        }
    }

    /// Reached by keys as the row is: its keys do the same.
    private static Button action(String style, String icon, String meaning, QueueRow run, Runnable action) {
        Button button = RunAction.button(style, icon, meaning, run.name(), action);
        button.setFocusTraversable(false);
        return button;
    }
}
