package palimpsest.ui.help;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The page of definitions over the window, and below them what else there is to say. Escape closes it.
public final class HelpPageView {
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
    private static final double WIDTH = 680;
    private static final double HIGHEST = 620;

    private final HelpTexts texts;
    private final StackPane veil = new StackPane();
    private final Map<String, Region> entries = new LinkedHashMap<>();
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane(list);
    private final Button close = new Button("Close");
    private Node before;

    public HelpPageView(HelpTexts texts) {
        this.texts = texts;
    }

    /// @param keys the window's keys, which stand above the definitions
    /// @param beside buttons beside the one that closes the page
    public Node createView(Node keys, List<Node> beside) {
        Label title = new Label("Help");
        title.getStyleClass().add("help-page-title");
        list.getStyleClass().add("help-list");
        list.getChildren().addAll(section("KEYS"), keys, section("DEFINITIONS"));
        for (HelpTexts.Entry entry : texts.definitions()) {
            Label name = new Label(entry.title());
            name.getStyleClass().add("help-title");
            VBox definition = new VBox(2, name, LinkedText.of(entry.pieces(), this::find));
            definition.setId("definition-" + entry.id());
            definition.getStyleClass().add("definition");
            entries.put(entry.id(), definition);
            list.getChildren().add(definition);
        }
        scroll.setId("help-scroll");
        scroll.getStyleClass().add("help-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText("Keys and definitions");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        close.setId("help-close");
        close.getStyleClass().setAll("command", "primary");
        close.setCancelButton(true);
        close.setOnAction(pressed -> close());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox foot = new HBox(10);
        foot.getChildren().addAll(beside);
        foot.getChildren().addAll(space, close);
        foot.setAlignment(Pos.CENTER_RIGHT);
        VBox page = new VBox(title, scroll, foot);
        page.setId("help-page");
        page.getStyleClass().add("help-page");
        page.setMaxSize(WIDTH, HIGHEST);
        page.setAccessibleRole(AccessibleRole.DIALOG);
        page.setAccessibleText("Help: keys and definitions");
        StackPane.setAlignment(page, Pos.CENTER);
        veil.setId("help-veil");
        veil.getStyleClass().addAll("veil", "help-veil");
        veil.getChildren().setAll(page);
        veil.getStylesheets()
                .add(Objects.requireNonNull(HelpPageView.class.getResource("help-view.css"))
                        .toExternalForm());
        veil.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                close();
                key.consume();
            }
        });
        show(false);
        return veil;
    }

    public boolean open() {
        return veil.isVisible();
    }

    /// Shows the page from its beginning.
    public void showPage() {
        mark("");
        if (!open()) {
            before = veil.getScene().getFocusOwner();
            show(true);
        }
        scroll.setVvalue(0);
        scroll.requestFocus();
    }

    /// Shows the page at a definition.
    public void showDefinition(String id) {
        showPage();
        find(id);
    }

    public void close() {
        show(false);
        if (before != null) {
            before.requestFocus();
        }
    }

    private void find(String id) {
        Region entry = entries.get(id);
        mark(id);
        veil.getScene().getRoot().applyCss();
        veil.getScene().getRoot().layout();
        double room = list.getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(room <= 0 ? 0 : Math.clamp((entry.getBoundsInParent().getMinY() - 8) / room, 0, 1));
    }

    private void mark(String id) {
        entries.forEach((other, entry) -> entry.pseudoClassStateChanged(FOUND, other.equals(id)));
    }

    private void show(boolean shown) {
        veil.setVisible(shown);
        veil.setManaged(shown);
    }

    private static Label section(String text) {
        Label section = new Label(text);
        section.getStyleClass().add("section-heading");
        return section;
    }
}
