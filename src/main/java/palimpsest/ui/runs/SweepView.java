package palimpsest.ui.runs;

import java.util.Objects;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Asks with which values a plan shall be repeated, over the window. Escape closes it.
public final class SweepView {
    private static final double WIDTH = 500;

    private final StackPane veil = new StackPane();
    private final FlowPane methods = new FlowPane(14, 8);
    private final TextField replays = field("sweep-replays", "0, 1, 5, 10, 25");
    private final TextField rates = field("sweep-rates", "1e-4, 5e-4");
    private final TextField seeds = field("sweep-seeds", "1, 2, 3");
    private final Label title = new Label();
    private final Label said = new Label();
    private final Button run = new Button();
    private final Button edit = new Button("Set up in the form");
    private final Button cancel = new Button("Cancel");

    public Node createView() {
        title.getStyleClass().add("question-title");
        title.setWrapText(true);
        said.setId("sweep-said");
        said.getStyleClass().add("sweep-said");
        said.setWrapText(true);
        said.setMinHeight(54);
        said.setAlignment(Pos.TOP_LEFT);
        Label hint = new Label("Several values, with commas between them, make several runs.");
        hint.getStyleClass().add("question-text");
        run.setId("sweep-run");
        run.getStyleClass().setAll("command", "primary");
        run.setDefaultButton(false);
        edit.setId("sweep-form");
        edit.getStyleClass().setAll("command");
        cancel.setId("sweep-cancel");
        cancel.getStyleClass().setAll("command");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox answers = new HBox(edit, space, cancel, run);
        answers.getStyleClass().add("question-answers");
        VBox card = new VBox(
                title,
                hint,
                row("Replay ratio, %", replays),
                row("Learning rate", rates),
                row("Seed", seeds),
                row("Method", methods),
                said,
                answers);
        card.setId("sweep");
        card.getStyleClass().addAll("question", "sweep");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        card.setAccessibleRole(AccessibleRole.DIALOG);
        veil.getChildren().setAll(card);
        veil.getStyleClass().add("veil");
        veil.getStylesheets()
                .add(Objects.requireNonNull(SweepView.class.getResource("runs-view.css"))
                        .toExternalForm());
        veil.setVisible(false);
        veil.setManaged(false);
        return veil;
    }

    public void bind(SweepViewModel model) {
        title.textProperty().bind(model.title());
        edit(replays, model.replays());
        edit(rates, model.rates());
        edit(seeds, model.seeds());
        run.textProperty().bind(model.command());
        run.disableProperty().bind(model.problem().isNotEmpty());
        run.setOnAction(pressed -> model.run());
        edit.setOnAction(pressed -> model.edit());
        cancel.setOnAction(pressed -> model.close());
        model.summary().subscribe(now -> say(model));
        model.problem().subscribe(now -> say(model));
        model.open().subscribe(now -> show(model, now));
        veil.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                model.close();
                key.consume();
            } else if (key.getCode() == KeyCode.ENTER && key.getTarget() instanceof TextField) {
                model.run();
                key.consume();
            }
        });
    }

    private void show(SweepViewModel model, boolean open) {
        veil.setVisible(open);
        veil.setManaged(open);
        if (open) {
            methods.getChildren().clear();
            for (SweepViewModel.Way way : model.ways()) {
                CheckBox box = new CheckBox(way.name());
                box.selectedProperty().bindBidirectional(way.chosen());
                methods.getChildren().add(box);
            }
            replays.requestFocus();
            replays.selectAll();
        }
    }

    private void say(SweepViewModel model) {
        boolean wrong = !model.problem().get().isEmpty();
        said.setText(wrong ? model.problem().get() : model.summary().get());
        said.getStyleClass().remove("runs-problem");
        if (wrong) {
            said.getStyleClass().add("runs-problem");
        }
    }

    private static void edit(TextField field, StringProperty text) {
        field.textProperty().bindBidirectional(text);
    }

    private static TextField field(String id, String example) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(example);
        return field;
    }

    private static Node row(String name, Region content) {
        Label label = new Label(name);
        label.getStyleClass().add("sweep-name");
        label.setLabelFor(content);
        HBox.setHgrow(content, Priority.ALWAYS);
        HBox row = new HBox(10, label, content);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
