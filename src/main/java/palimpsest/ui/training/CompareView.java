package palimpsest.ui.training;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.ui.fx.FrameClock;
import palimpsest.ui.plot.Exhibit;
import palimpsest.ui.plot.Exporter;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.plot.SharedAxis;

/// Two runs in panes beside each other, and above them what their plans differ in. All panes have the same x axis and
/// crosshair, and those of a row the same y axis.
final class CompareView {
    private final SharedAxis axis = new SharedAxis();
    private final List<ComparePane> left;
    private final List<ComparePane> right;
    private final MenuButton leftRun = new MenuButton();
    private final MenuButton rightRun = new MenuButton();
    private final Label differences = new Label();
    private final HBox bar = new HBox(8);
    private final VBox view = new VBox(10);
    private TrainingViewModel training;
    private CompareViewModel model;
    private int form;

    /// @param exporter takes the panes out of the window
    CompareView(Exporter exporter) {
        left = panes("left", exporter);
        right = panes("right", exporter);
    }

    Node createView() {
        GridPane grid = new GridPane(12, 12);
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        RowConstraints row = new RowConstraints();
        row.setPercentHeight(50);
        grid.getColumnConstraints().setAll(half, half);
        grid.getRowConstraints().setAll(row, row);
        for (int i = 0; i < left.size(); i++) {
            grid.add(left.get(i).createView(), 0, i);
            grid.add(right.get(i).createView(), 1, i);
        }
        grid.setMinHeight(0);
        VBox.setVgrow(grid, Priority.ALWAYS);
        leftRun.setId("compare-left");
        rightRun.setId("compare-right");
        for (MenuButton chosen : List.of(leftRun, rightRun)) {
            chosen.getStyleClass().addAll("quiet", "compare-run");
            chosen.setMinWidth(Region.USE_PREF_SIZE);
        }
        differences.setId("compare-differences");
        differences.getStyleClass().add("run-strip-hint");
        differences.setMinWidth(0);
        HBox.setHgrow(differences, Priority.ALWAYS);
        differences.setMaxWidth(Double.MAX_VALUE);
        bar.setAlignment(Pos.CENTER_LEFT);
        view.getChildren().setAll(bar, grid);
        view.setId("compare-view");
        VBox.setVgrow(view, Priority.ALWAYS);
        view.setMinHeight(0);
        return view;
    }

    void bind(TrainingViewModel runs) {
        training = runs;
        model = runs.compare();
        Button swap = new Button(null, new FontIcon("fth-repeat"));
        swap.setId("compare-swap");
        swap.getStyleClass().setAll("panel-action");
        swap.setAccessibleText("Exchange left and right");
        swap.setTooltip(new Tooltip("Exchange left and right"));
        swap.setOnAction(pressed -> model.swap());
        bar.getChildren()
                .setAll(
                        leftRun,
                        swap,
                        rightRun,
                        differences,
                        PlotMenu.ofUnits("compare", runs.choices()),
                        PlotMenu.ofAxes("compare", runs.choices(), axis::showAll));
        view.visibleProperty().bind(model.open());
        view.managedProperty().bind(model.open());
        model.changes().subscribe(now -> draw(true));
        model.open().subscribe(now -> draw(true));
        runs.choices().changes().subscribe(now -> draw(true));
        runs.choices().across().subscribe(now -> axis.reset());
    }

    void show(PlotTheme theme) {
        left.forEach(pane -> pane.show(theme));
        right.forEach(pane -> pane.show(theme));
    }

    void follow(FrameClock clock) {
        clock.watch(() -> training.lossChanges().get(), () -> draw(false));
    }

    /// @param anew whether something else is shown than before, and not only more of it
    private void draw(boolean anew) {
        if (!model.open().get() || model.left().isEmpty() || model.right().isEmpty()) {
            return;
        }
        ShownRun one = model.left().get();
        ShownRun other = model.right().get();
        int now = new LossLines(true, List.of(one, other)).form();
        if (anew || now != form) {
            form = now;
            axis.setLog(training.choices().logX().get());
            fill(leftRun, one, model::chooseLeft);
            fill(rightRun, other, model::chooseRight);
            describe();
            left.forEach(pane -> pane.show(one, other, training.choices()));
            right.forEach(pane -> pane.show(other, one, training.choices()));
        }
        axis.setPlanned(training.planned());
        left.forEach(ComparePane::refresh);
        right.forEach(ComparePane::refresh);
    }

    private void fill(MenuButton menu, ShownRun chosen, Consumer<ShownRun> choose) {
        menu.setText(chosen.name());
        menu.setGraphic(dot(chosen));
        menu.setAccessibleText((menu == leftRun ? "Left: " : "Right: ") + chosen.name());
        menu.getItems().clear();
        for (ShownRun run : model.runs()) {
            MenuItem item = new MenuItem(run.name(), dot(run));
            item.setOnAction(pressed -> choose.accept(run));
            menu.getItems().add(item);
        }
    }

    private void describe() {
        String all = model.differences().stream().map(Object::toString).collect(Collectors.joining(" · "));
        differences.setText(all.isEmpty() ? "The plans are the same." : all);
        differences.setTooltip(new Tooltip(differences.getText().replace(" · ", "\n")));
    }

    private static Region dot(ShownRun run) {
        Region dot = new Region();
        dot.getStyleClass().addAll("run-mark", "run-color-" + run.color());
        return dot;
    }

    /// What can be taken out of the window, row by row.
    List<Exhibit> plots() {
        return IntStream.range(0, left.size())
                .boxed()
                .flatMap(
                        row -> Stream.of(left.get(row).exhibit(), right.get(row).exhibit()))
                .toList();
    }

    private List<ComparePane> panes(String side, Exporter exporter) {
        return List.of(new ComparePane(side, false, axis, exporter), new ComparePane(side, true, axis, exporter));
    }
}
