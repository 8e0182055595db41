package palimpsest.ui.runs;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.ui.fx.Explainer;
import palimpsest.ui.fx.HelpMark;
import palimpsest.ui.fx.HelpTopic;

/// The runs as rows to press; one that can go on has a button for it.
public final class RunsView {
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final int MOST = 50;

    private final Consumer<Path> show;
    private final Consumer<Path> resume;
    private final Consumer<Path> repeat;
    private final Consumer<Path> beside;
    private Consumer<Path> discard = folder -> {};
    private final HelpMark mark;
    private final VBox rows = new VBox(1);
    private final Label problem = new Label();

    /// @param show shows a run
    /// @param resume goes on with a run
    /// @param repeat sets up the plan of a run again
    /// @param beside shows a run beside the one that is shown
    public RunsView(
            Consumer<Path> show,
            Consumer<Path> resume,
            Consumer<Path> repeat,
            Consumer<Path> beside,
            Explainer explainer) {
        this.beside = beside;
        mark = new HelpMark(HelpTopic.RUNS, "Runs", explainer);
        this.show = show;
        this.resume = resume;
        this.repeat = repeat;
    }

    /// @param action moves a run to the trash: Delete on its row, or its context menu
    public void onDiscard(Consumer<Path> action) {
        discard = action;
    }

    public Node createView() {
        Label heading = new Label("RUNS");
        heading.getStyleClass().add("section-heading");
        rows.setId("runs");
        problem.getStyleClass().add("runs-problem");
        problem.setWrapText(true);
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        VBox view = new VBox(new HBox(heading, space, mark), rows, problem);
        view.getStyleClass().add("runs");
        view.getStylesheets()
                .add(Objects.requireNonNull(RunsView.class.getResource("runs-view.css"))
                        .toExternalForm());
        return view;
    }

    public void bind(RunsViewModel model) {
        problem.textProperty().bind(model.problem());
        model.rows().addListener((ListChangeListener<RunRow>) change -> fill(model));
        model.shown().addListener((observed, before, now) -> mark(model));
        fill(model);
    }

    private void fill(RunsViewModel model) {
        rows.getChildren().clear();
        model.rows().stream().limit(MOST).forEach(row -> rows.getChildren().add(row(row)));
        if (model.rows().isEmpty()) {
            Label none = new Label("Runs you start are kept here.");
            none.getStyleClass().add("runs-empty");
            rows.getChildren().add(none);
        }
        mark(model);
    }

    private void mark(RunsViewModel model) {
        for (Node node : rows.getChildren()) {
            int place = node.getUserData() == null ? -1 : model.shown().get().indexOf(node.getUserData());
            node.lookupAll(".run-row").forEach(row -> {
                row.pseudoClassStateChanged(SHOWN, place >= 0);
                row.getStyleClass().setAll("run-row", "run-color-" + place);
            });
            node.lookupAll(".run-beside").forEach(button -> {
                button.setVisible(place < 0 && !model.shown().get().isEmpty());
                button.setManaged(button.isVisible());
            });
            node.lookupAll(".run-repeat").forEach(button -> {
                button.setVisible(place >= 0);
                button.setManaged(place >= 0);
            });
        }
    }

    private Node row(RunRow run) {
        Region dot = new Region();
        dot.getStyleClass().add("run-dot");
        Label name = new Label(run.name());
        name.getStyleClass().add("run-name");
        Label standing = new Label(run.standing());
        standing.getStyleClass().add("run-standing");
        standing.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox content = new HBox(8, dot, name, space, standing);
        content.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button(null, content);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("run-row");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        button.setAccessibleText("Show the run " + run.detail());
        button.setTooltip(new Tooltip(run.detail()));
        button.setOnAction(pressed -> show.accept(run.folder()));
        content.prefWidthProperty().bind(button.widthProperty().subtract(16));
        content.setMinWidth(0);
        HBox row = new HBox(2, button);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setUserData(run.folder());
        row.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DELETE && !key.isShortcutDown()) {
                discard.accept(run.folder());
                key.consume();
            }
        });
        MenuItem away = new MenuItem("Move to the trash");
        away.setAccelerator(new KeyCodeCombination(KeyCode.DELETE));
        away.setOnAction(pressed -> discard.accept(run.folder()));
        button.setContextMenu(new ContextMenu(away));
        HBox.setHgrow(button, Priority.ALWAYS);
        row.getChildren()
                .add(action(
                        "run-repeat",
                        "fth-edit-2",
                        "Set up the plan of this run again, to start it anew",
                        run,
                        repeat));
        row.getChildren()
                .add(action("run-beside", "fth-columns", "Show this run beside the one that is shown", run, beside));
        if (run.resumable()) {
            row.getChildren().add(action("run-resume", "fth-play", "Resume from the last checkpoint", run, resume));
        }
        return row;
    }

    private static Button action(String style, String icon, String meaning, RunRow run, Consumer<Path> action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().setAll("run-action", style);
        button.setAccessibleText(meaning + ": " + run.name());
        button.setTooltip(new Tooltip(meaning));
        button.setOnAction(pressed -> action.accept(run.folder()));
        return button;
    }
}
