package palimpsest.ui.help;

import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.ui.fx.Explainer;
import palimpsest.ui.fx.HelpTopic;

/// A few sentences beside the `?` that was pressed, with links to the definitions. Escape, a press elsewhere and the
/// `?` itself put it away.
public final class ExplanationView implements Explainer {
    private static final double WIDTH = 340;
    private static final double GAP = 6;
    private static final double INDENT = 16;

    private final HelpTexts texts;
    private final Consumer<String> follow;
    private final Pane layer = new Pane();
    private Node asked;

    /// @param follow shows a definition, by its id
    public ExplanationView(HelpTexts texts, Consumer<String> follow) {
        this.texts = texts;
        this.follow = follow;
    }

    /// The layer over the window in which the explanation appears.
    public Node createView() {
        layer.setId("explanation-layer");
        layer.setPickOnBounds(false);
        layer.setManaged(true);
        layer.getStylesheets()
                .add(Objects.requireNonNull(ExplanationView.class.getResource("help-view.css"))
                        .toExternalForm());
        layer.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
            }
        });
        return layer;
    }

    @Override
    public void explain(HelpTopic topic, Node beside) {
        boolean again = beside == asked;
        close();
        if (again) {
            return;
        }
        asked = beside;
        Region card = card(texts.view(topic));
        layer.getChildren().setAll(card);
        layer.applyCss();
        double height = card.prefHeight(WIDTH);
        Bounds mark = layer.sceneToLocal(beside.localToScene(beside.getBoundsInLocal()));
        double x = Math.clamp(mark.getMinX() - INDENT, GAP, Math.max(GAP, layer.getWidth() - WIDTH - GAP));
        boolean below = mark.getMaxY() + GAP + height <= layer.getHeight() - GAP;
        double y = below ? mark.getMaxY() + GAP : Math.max(GAP, mark.getMinY() - GAP - height);
        card.resizeRelocate(Math.floor(x), Math.floor(y), WIDTH, height);
        card.lookup("#explanation-close").requestFocus();
    }

    /// Whether one is shown.
    public boolean open() {
        return asked != null;
    }

    /// Puts it away.
    public void close() {
        asked = null;
        layer.getChildren().clear();
    }

    private Region card(HelpTexts.Entry entry) {
        Label title = new Label(entry.title());
        title.getStyleClass().add("help-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = new Button(null, new FontIcon("fth-x"));
        close.setId("explanation-close");
        close.getStyleClass().setAll("panel-action");
        close.setAccessibleText("Close the explanation");
        close.setOnAction(pressed -> back());
        VBox card = new VBox(new HBox(title, space, close), LinkedText.of(entry.pieces(), id -> {
            close();
            follow.accept(id);
        }));
        card.setId("explanation");
        card.getStyleClass().add("explanation");
        card.setManaged(false);
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.setAccessibleText(entry.title() + ". " + entry.text());
        card.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                back();
                key.consume();
            }
        });
        return card;
    }

    private void back() {
        Node mark = asked;
        close();
        if (mark != null) {
            mark.requestFocus();
        }
    }

    private void pressed(MouseEvent event) {
        if (asked != null
                && event.getTarget() instanceof Node target
                && !within(target, layer)
                && !within(target, asked)) {
            close();
        }
    }

    private static boolean within(Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == ancestor) {
                return true;
            }
        }
        return false;
    }
}
