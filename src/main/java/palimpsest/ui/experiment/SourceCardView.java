package palimpsest.ui.experiment;

import atlantafx.base.controls.Popover;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.ui.fx.BusyMark;
import palimpsest.ui.fx.WholeText;

/// A card that takes a drop, opens a dialog on a click or Enter, and shows what was understood.
final class SourceCardView {
    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final String heading;
    private final String prompt;
    private final Supplier<List<Path>> dialog;
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label problem = new Label();
    private final Button preview = action("fth-eye", "Preview");
    private final Button undo = action("fth-rotate-ccw", "Undo");
    private final Tooltip hint = new Tooltip();
    private final Button remove = action("fth-x", "Remove");
    private final BusyMark busy = new BusyMark();
    private final VBox card = new VBox();

    /// @param prompt what to drop here, while there is nothing
    /// @param dialog asks for files; empty where the person changed their mind
    SourceCardView(String id, String heading, String prompt, Supplier<List<Path>> dialog) {
        this.heading = heading;
        this.prompt = prompt;
        this.dialog = dialog;
        card.setId(id);
        problem.setId(id + "-problem");
        title.setId(id + "-title");
        detail.setId(id + "-detail");
        remove.setId(id + "-remove");
        undo.setId(id + "-undo");
        preview.setId(id + "-preview");
    }

    Node createView() {
        Label name = new Label(heading.toUpperCase(Locale.ROOT));
        name.getStyleClass().add("section-heading");
        title.getStyleClass().add("card-title");
        WholeText.tell(title);
        detail.getStyleClass().add("card-detail");
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox top = new HBox(4, title, space, busy, undo, preview, remove);
        top.setAlignment(Pos.CENTER_LEFT);
        top.setMinHeight(20);
        card.getStyleClass().add("source-card");
        card.getChildren().setAll(top, detail);
        Tooltip.install(card, hint);
        card.setFocusTraversable(true);
        card.setAccessibleRole(AccessibleRole.BUTTON);
        VBox section = new VBox(name, card, problem);
        section.getStyleClass().add("section");
        return section;
    }

    /// @param review what the plan's review says of this source; empty for nothing
    void bind(SourceViewModel<?> model, ObservableStringValue review) {
        FileDrop.accept(
                card,
                dropped -> {
                    card.requestFocus();
                    model.give(dropped);
                },
                over -> show(model, over));
        card.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                card.requestFocus();
                model.give(dialog.get());
            }
        });
        card.setOnKeyPressed(key -> {
            // with Ctrl, Enter starts the run wherever the focus is
            boolean pressed = key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE;
            if (pressed && key.getTarget() == card && !key.isShortcutDown()) {
                model.give(dialog.get());
                key.consume();
            } else if (key.getCode() == KeyCode.DELETE) {
                model.remove();
                key.consume();
            } else if (key.getCode() == KeyCode.Z && key.isShortcutDown()) {
                model.undo();
                key.consume();
            }
        });
        remove.setOnAction(pressed -> model.remove());
        undo.setOnAction(pressed -> model.undo());
        model.earlier().addListener((observed, before, now) -> show(model, false));
        preview.setOnAction(pressed -> showPreview(model));
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.problem().get().isEmpty()
                                ? review.get()
                                : model.problem().get(),
                        model.problem(),
                        review));
        shownWhenFilled(problem);
        shownWhenFilled(detail);
        model.state().addListener((observed, before, now) -> show(model, false));
        model.words().addListener((observed, before, now) -> show(model, false));
        show(model, false);
    }

    /// @param over whether files are held over the card
    private void show(SourceViewModel<?> model, boolean over) {
        SourceViewModel.State state = model.state().get();
        boolean empty = state == SourceViewModel.State.EMPTY;
        card.pseudoClassStateChanged(EMPTY, empty);
        card.pseudoClassStateChanged(FAILED, state == SourceViewModel.State.FAILED);
        title.setText(empty ? prompt : model.words().get().title());
        detail.setText(empty ? "or click to choose" : model.words().get().detail());
        boolean adds = model.growth() == SourceViewModel.Growth.ADDED;
        if (over && !empty) {
            detail.setText(adds ? "Let go to add to what is here" : "Let go to use this instead");
        }
        hint.setText(hint(empty, adds));
        card.setAccessibleHelp(hint.getText());
        show(undo, !model.earlier().get().isEmpty());
        undo.getTooltip()
                .setText("Back to "
                        + (model.earlier().get().isEmpty()
                                ? ""
                                : SourceViewModel.named(model.earlier().get())));
        undo.setAccessibleText(undo.getTooltip().getText());
        remove.getTooltip().setText(state == SourceViewModel.State.READING ? "Stop reading" : "Remove");
        remove.setAccessibleText(remove.getTooltip().getText());
        show(busy, state == SourceViewModel.State.READING);
        show(remove, !empty);
        show(preview, !model.words().get().preview().isBlank());
        card.setAccessibleText(heading + ": " + title.getText() + ". " + detail.getText());
    }

    private String hint(boolean empty, boolean adds) {
        String begin = prompt + ", or press Enter to choose.";
        if (empty) {
            return begin;
        }
        return adds
                ? "Drop or choose more files to add them. Delete removes all of them; Ctrl+Z undoes it."
                : "Drop or choose another to use it instead. Delete removes it; Ctrl+Z undoes it.";
    }

    private void showPreview(SourceViewModel<?> model) {
        Label text = new Label(model.words().get().preview());
        text.getStyleClass().add("preview-text");
        text.setWrapText(true);
        text.setMaxWidth(420);
        Popover popover = new Popover(text);
        popover.setHeaderAlwaysVisible(false);
        popover.setArrowLocation(Popover.ArrowLocation.LEFT_TOP);
        popover.setAnimated(false);
        popover.show(preview);
    }

    private static Button action(String icon, String name) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().setAll("card-action");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static void shownWhenFilled(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }
}
