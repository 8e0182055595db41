package palimpsest.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// The legend of a plot. A press puts a line away or shows it again; a double click, or Shift+Enter, shows it alone;
/// dragging it, or Alt with left and right, puts it elsewhere. The areas are in a menu of their own.
final class LegendView extends FlowPane {
    private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");
    private static final String HOW = "Press to put away or show, double-click (Shift+Enter) to show alone, drag (Alt+"
            + "Left, Alt+Right) to move";

    private static final double WIDEST = 170;

    private final LineChoices choices;
    private final String id;
    private List<LegendEntry> entries = List.of();
    private String dragged = "";
    private double grabbed;
    private boolean moved;

    /// @param id begins the names of its parts
    LegendView(String id, LineChoices choices) {
        super(2, 1);
        this.id = id;
        this.choices = choices;
        setId(id + "-legend");
        getStyleClass().add("plot-legend");
        setAlignment(Pos.CENTER_LEFT);
        setPickOnBounds(false);
    }

    /// Shows these lines.
    void show(List<LegendEntry> lines) {
        if (!lines.equals(entries)) {
            String focused = lookupAll(".legend-entry").stream()
                    .filter(Node::isFocused)
                    .map(node -> String.valueOf(node.getUserData()))
                    .findFirst()
                    .orElse("");
            entries = List.copyOf(lines);
            getChildren().clear();
            lines.stream()
                    .filter(entry -> !entry.area())
                    .forEach(entry -> getChildren().add(button(entry)));
            if (lines.stream().anyMatch(LegendEntry::area)) {
                getChildren().add(areas(lines));
            }
            getChildren().stream()
                    .filter(node -> focused.equals(node.getUserData()))
                    .forEach(Node::requestFocus);
        }
        getChildren().forEach(node -> {
            boolean shown = node.getUserData() == null || choices.shows(String.valueOf(node.getUserData()));
            node.pseudoClassStateChanged(AWAY, !shown);
            if (node instanceof Button button) {
                button.setAccessibleText(button.getText() + (shown ? ", shown" : ", put away"));
            }
        });
    }

    private List<String> keys() {
        return entries.stream()
                .filter(entry -> !entry.area())
                .map(LegendEntry::key)
                .toList();
    }

    private Button button(LegendEntry entry) {
        Region swatch = new Region();
        swatch.getStyleClass().setAll("run-mark", "run-color-" + entry.line().run());
        Button button = new Button(entry.name(), swatch);
        button.setId(id + "-line-" + keys().indexOf(entry.key()));
        button.getStyleClass().setAll("legend-entry");
        button.setUserData(entry.key());
        button.setMinWidth(34);
        button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        button.setMaxWidth(WIDEST);
        button.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        button.setAccessibleHelp(HOW);
        button.setTooltip(new Tooltip(entry.name() + "\n" + HOW));
        button.setOnAction(pressed -> {
            if (!moved) {
                choices.toggle(entry.key());
            }
        });
        button.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            dragged = entry.key();
            grabbed = event.getSceneX();
            moved = false;
        });
        button.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        button.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !moved) {
                // both presses of the double click have been heard, and have undone each other
                choices.isolate(entry.key(), keys());
            }
        });
        button.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(entry, event));
        return button;
    }

    private void drag(MouseEvent event) {
        double away = event.getSceneX() - grabbed;
        int direction = away > 0 ? 1 : -1;
        List<String> keys = keys();
        int other = keys.indexOf(dragged) + direction;
        if (other < 0 || other >= keys.size()) {
            return;
        }
        if (Math.abs(away) > getChildren().get(other).getLayoutBounds().getWidth() * 0.6) {
            moved = true;
            grabbed = event.getSceneX();
            choices.move(dragged, direction, keys);
        }
    }

    private void key(LegendEntry entry, KeyEvent event) {
        if (event.isAltDown() && (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT)) {
            choices.move(entry.key(), event.getCode() == KeyCode.LEFT ? -1 : 1, keys());
            event.consume();
        } else if (event.isShiftDown() && event.getCode() == KeyCode.ENTER) {
            choices.isolate(entry.key(), keys());
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            choices.toggle(entry.key());
            event.consume();
        }
        moved = false;
    }

    /// Each area once, whatever the number of runs that have it.
    private MenuButton areas(List<LegendEntry> lines) {
        MenuButton menu = new MenuButton("areas");
        menu.setId(id + "-areas");
        menu.getStyleClass().addAll("quiet", "legend-areas");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setTooltip(new Tooltip("The thin lines: one an area"));
        List<String> keys = lines.stream()
                .filter(LegendEntry::area)
                .map(LegendEntry::key)
                .distinct()
                .toList();
        CheckMenuItem all = new CheckMenuItem("All areas");
        all.setId(id + "-areas-all");
        List<CheckMenuItem> items = new ArrayList<>();
        for (String key : keys) {
            String name = lines.stream()
                    .filter(entry -> entry.key().equals(key))
                    .findFirst()
                    .orElseThrow()
                    .name();
            CheckMenuItem item = new CheckMenuItem(name);
            item.setId(id + "-area-" + name.toLowerCase(Locale.ROOT).replace(' ', '-'));
            item.setOnAction(pressed -> choices.toggle(key));
            items.add(item);
        }
        all.setOnAction(pressed -> {
            boolean show = keys.stream().anyMatch(key -> !choices.shows(key));
            keys.stream().filter(key -> choices.shows(key) != show).forEach(choices::toggle);
        });
        menu.setOnShowing(showing -> {
            all.setSelected(keys.stream().allMatch(choices::shows));
            for (int i = 0; i < keys.size(); i++) {
                items.get(i).setSelected(choices.shows(keys.get(i)));
            }
        });
        menu.getItems().add(all);
        menu.getItems().addAll(items);
        return menu;
    }
}
