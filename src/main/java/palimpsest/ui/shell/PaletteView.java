package palimpsest.ui.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// All commands in a list over the window, to be found by typing: arrows choose, Enter does it, Escape goes back.
final class PaletteView {
    private static final double WIDTH = 520;
    private static final double LIST_HEIGHT = 372;
    private static final int PAGE = 8;

    private final StackPane veil = new StackPane();
    private final TextField search = new TextField();
    private final ListView<Command> list = new ListView<>();
    private PaletteViewModel model;
    private Node before;

    Node createView() {
        search.setId("palette-search");
        search.setPromptText("Type what to do");
        search.setAccessibleText("Find a command");
        list.setId("palette-list");
        list.getStyleClass().add("palette-list");
        list.setAccessibleText("Commands");
        list.setFocusTraversable(false);
        list.setPrefHeight(LIST_HEIGHT);
        list.setPlaceholder(new Label("No command has these words."));
        list.setCellFactory(view -> new CommandCell());
        VBox card = new VBox(8, search, list);
        card.getStyleClass().addAll("question", "palette");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.setAccessibleText("All commands");
        StackPane.setAlignment(card, Pos.CENTER);
        veil.getStyleClass().add("veil");
        veil.setId("palette");
        veil.getChildren().setAll(card);
        veil.setOnMousePressed(press -> {
            if (press.getTarget() == veil) {
                close();
            }
        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::take);
        show(false);
        return veil;
    }

    void bind(List<Command> commands) {
        model = new PaletteViewModel(commands);
        search.textProperty().bindBidirectional(model.typed());
        model.found().subscribe(found -> {
            list.getItems().setAll(found);
            mark(found.isEmpty() ? -1 : 0);
        });
        model.marked().subscribe(this::mark);
    }

    boolean isOpen() {
        return veil.isVisible();
    }

    void open() {
        before = veil.getScene().getFocusOwner();
        model.open();
        show(true);
        mark(model.marked().get());
        search.requestFocus();
    }

    private void take(KeyEvent key) {
        switch (key.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case PAGE_DOWN -> model.move(PAGE);
            case PAGE_UP -> model.move(-PAGE);
            case ENTER -> run(model.marked().get());
            case ESCAPE -> close();
            // the focus has nowhere else to go while the list is open
            case TAB -> model.move(key.isShiftDown() ? -1 : 1);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void run(int index) {
        if (index >= 0) {
            Command chosen = model.found().get().get(index);
            if (chosen.possible().get()) {
                close();
                chosen.run();
            }
        }
    }

    private void mark(int index) {
        list.getSelectionModel().select(index);
        if (index >= 0) {
            list.scrollTo(Math.max(0, index - PAGE));
            // a screen reader follows the field, which has the focus
            search.setAccessibleHelp(model.found().get().get(index).name());
        }
    }

    private void close() {
        show(false);
        if (before != null) {
            before.requestFocus();
        }
    }

    private void show(boolean shown) {
        veil.setVisible(shown);
        veil.setManaged(shown);
    }

    /// Its group, its name, and its keys.
    private final class CommandCell extends ListCell<Command> {
        private final Label group = new Label();
        private final Label name = new Label();
        private final Label keys = new Label();
        private final HBox line;

        CommandCell() {
            group.getStyleClass().add("palette-group");
            keys.getStyleClass().add("help-key");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            line = new HBox(10, group, name, space, keys);
            line.setAlignment(Pos.CENTER_LEFT);
            setOnMouseClicked(click -> {
                if (!isEmpty()) {
                    model.mark(getIndex());
                    PaletteView.this.run(getIndex());
                }
            });
        }

        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            setGraphic(command == null ? null : line);
            if (command != null) {
                group.setText(command.group().label());
                name.setText(command.name());
                keys.setText(Shortcuts.words(command));
                line.setDisable(!command.possible().get());
                setAccessibleText(command.name() + ", " + keys.getText());
            }
        }
    }
}
