package palimpsest.ui.runs;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
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
import palimpsest.ui.fx.Explainer;
import palimpsest.ui.fx.HelpMark;
import palimpsest.ui.fx.HelpTopic;

/// The runs as rows to press, each with a mark for the plots; one that can go on has a button for it.
public final class RunsView {
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final int AT_ONCE = 50;

    private final Consumer<Path> show;
    private final Consumer<Path> resume;
    private final Consumer<Path> repeat;
    private final Consumer<Path> toggle;
    private Consumer<Path> discard = folder -> {};
    private final HelpMark mark;
    private RunsViewModel model;
    private int most = AT_ONCE;
    private final VBox rows = new VBox(1);
    private final Label problem = new Label();

    /// @param show shows a run
    /// @param resume goes on with a run
    /// @param repeat asks with what a run shall be repeated
    /// @param toggle shows a run beside those that are shown, or puts it away
    public RunsView(
            Consumer<Path> show,
            Consumer<Path> resume,
            Consumer<Path> repeat,
            Consumer<Path> toggle,
            Explainer explainer) {
        this.toggle = toggle;
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

    public void bind(RunsViewModel runs) {
        model = runs;
        problem.textProperty().bind(model.problem());
        model.rows().addListener((ListChangeListener<RunRow>) change -> fill(model));
        model.shown().addListener((observed, before, now) -> mark(model));
        fill(model);
    }

    private void fill(RunsViewModel model) {
        rows.getChildren().clear();
        model.rows().stream().limit(most).forEach(row -> rows.getChildren().add(row(row)));
        if (model.rows().size() > most) {
            int left = model.rows().size() - most;
            Button more = new Button("Show " + Math.min(left, AT_ONCE) + " of " + left + " earlier runs");
            more.setId("runs-more");
            more.getStyleClass().setAll("run-action", "runs-more");
            more.setOnAction(pressed -> {
                most += AT_ONCE;
                fill(model);
            });
            rows.getChildren().add(more);
        }
        if (model.rows().isEmpty()) {
            Label none = new Label("Runs you start are kept here.");
            none.getStyleClass().add("runs-empty");
            rows.getChildren().add(none);
        }
        mark(model);
    }

    private void mark(RunsViewModel model) {
        for (Node node : rows.getChildren()) {
            if (node.getUserData() instanceof Path folder) {
                boolean shown = model.shown().get().contains(folder);
                node.lookupAll(".run-row").forEach(row -> row.pseudoClassStateChanged(SHOWN, shown));
                node.lookupAll(".run-check").forEach(check -> {
                    ((CheckBox) check).setSelected(shown);
                    check.getStyleClass().removeIf(style -> style.startsWith("run-color-"));
                    check.getStyleClass().add("run-color-" + model.color(folder));
                });
            }
        }
    }

    private Node row(RunRow run) {
        Label name = new Label(run.name());
        name.getStyleClass().add("run-name");
        Label standing = new Label(run.standing());
        standing.getStyleClass().add("run-standing");
        standing.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox content = new HBox(8, name, space, standing);
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
        CheckBox check = new CheckBox();
        check.getStyleClass().add("run-check");
        check.setMinWidth(Region.USE_PREF_SIZE);
        check.setAccessibleText("Show in the plots: " + run.name());
        check.setTooltip(new Tooltip("Show this run in the plots, beside the others"));
        check.setOnAction(pressed -> {
            toggle.accept(run.folder());
            mark(model);
        });
        HBox row = new HBox(2, check, button);
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
        row.getChildren().add(action("run-repeat", "fth-repeat", "Repeat with…", run, repeat));
        if (run.resumable()) {
            row.getChildren().add(action("run-resume", "fth-play", "Resume from the last checkpoint", run, resume));
        }
        return row;
    }

    private static Button action(String style, String icon, String meaning, RunRow run, Consumer<Path> action) {
        return RunAction.button(style, icon, meaning, run.name(), () -> action.accept(run.folder()));
    }
}
