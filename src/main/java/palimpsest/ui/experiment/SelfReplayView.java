package palimpsest.ui.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Offers to have the model write old text, and shows what it is asked for in rows that can be edited in place.
final class SelfReplayView {
    private final Supplier<List<Path>> dialog;
    private final Button offer = new Button(null, new FontIcon("fth-edit-3"));
    private final Button remove = new Button(null, new FontIcon("fth-x"));
    private final VBox rows = new VBox();

    SelfReplayView(Supplier<List<Path>> dialog) {
        this.dialog = dialog;
    }

    Node createView() {
        offer.setId("self-replay-offer");
        offer.getStyleClass().setAll("more-toggle");
        offer.setTooltip(new Tooltip("The model writes some text before the run, which is then replayed"));
        remove.setId("self-replay-remove");
        remove.getStyleClass().setAll("card-action");
        remove.setAccessibleText("Do not let the model write");
        remove.setTooltip(new Tooltip("Do not let the model write"));
        Label title = new Label("Written by the model itself");
        title.getStyleClass().add("card-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox top = new HBox(4, title, space, remove);
        top.setAlignment(Pos.CENTER_LEFT);
        rows.setId("self-replay");
        rows.getStyleClass().addAll("source-card", "self-replay");
        rows.getChildren().add(top);
        return new VBox(offer, rows);
    }

    void bind(SelfReplayViewModel model) {
        offer.textProperty().bind(model.offer());
        offer.setOnAction(pressed -> {
            model.asked().set(true);
            rows.lookup(".text-field").requestFocus();
        });
        remove.setOnAction(pressed -> {
            model.asked().set(false);
            offer.requestFocus();
        });
        for (FieldViewModel number : model.numbers()) {
            rows.getChildren().add(SettingsView.number("self-" + number.label(), number));
        }
        rows.getChildren().add(SettingsView.paths(model.prompts(), dialog));
        rows.visibleProperty().bind(model.asked());
        rows.managedProperty().bind(rows.visibleProperty());
        offer.visibleProperty().bind(model.asked().not());
        offer.managedProperty().bind(offer.visibleProperty());
    }
}
