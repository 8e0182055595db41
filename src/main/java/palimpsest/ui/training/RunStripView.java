package palimpsest.ui.training;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The runs that are shown side by side, each with its colour and where it stands; one is chosen for what can be shown
/// of one run only. Not there for a single run.
final class RunStripView {
    /// So many runs have room for more than their names.
    private static final int FEW = 3;

    private final FlowPane strip = new FlowPane(8, 6);
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton compare = new ToggleButton("Side by side");
    private TrainingViewModel model;

    Node createView() {
        strip.setId("run-strip");
        strip.getStyleClass().add("run-strip");
        return strip;
    }

    void bind(TrainingViewModel training) {
        model = training;
        compare.setId("compare");
        compare.getStyleClass().setAll("run-strip-button");
        compare.setMinWidth(Region.USE_PREF_SIZE);
        compare.setTooltip(new Tooltip("Two of the runs in panes beside each other, and what their plans differ in"));
        compare.selectedProperty().bindBidirectional(model.compare().open());
        model.shown().addListener((observed, before, now) -> fill(now));
        model.run().addListener((observed, before, now) -> refresh());
        model.status().addListener((observed, before, now) -> refresh());
        fill(model.shown().get());
    }

    /// Gives the focus to the chosen run.
    ///
    /// @return false where there are not several
    boolean takeFocus() {
        boolean several = strip.isVisible() && group.getSelectedToggle() instanceof ToggleButton;
        if (several) {
            ((ToggleButton) group.getSelectedToggle()).requestFocus();
        }
        return several;
    }

    private void fill(List<ShownRun> runs) {
        strip.getChildren().clear();
        if (runs.size() > 1) {
            for (int i = 0; i < runs.size(); i++) {
                strip.getChildren().add(button(runs.get(i), i));
            }
            strip.getChildren().add(compare);
            if (runs.size() == 2) {
                Label hint = new Label("Knowledge and tokens are those of the chosen run.");
                hint.getStyleClass().add("run-strip-hint");
                strip.getChildren().add(hint);
            }
        }
        strip.setVisible(runs.size() > 1);
        strip.setManaged(runs.size() > 1);
        refresh();
    }

    private ToggleButton button(ShownRun run, int index) {
        Region dot = new Region();
        dot.getStyleClass().addAll("run-mark", "run-color-" + run.color());
        Label name = new Label(run.name());
        name.getStyleClass().add("run-strip-name");
        Label standing = new Label();
        standing.getStyleClass().add("run-strip-standing");
        HBox content = new HBox(7, dot, name);
        if (model.shown().get().size() <= FEW) {
            content.getChildren().add(standing);
        }
        content.setAlignment(Pos.CENTER_LEFT);
        ToggleButton button = new ToggleButton(null, content);
        button.setId("shown-run-" + index);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("run-strip-button");
        button.setToggleGroup(group);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip("Show what this run knows, and its tokens"));
        button.setOnAction(pressed -> {
            model.choose(index);
            button.setSelected(true);
        });
        return button;
    }

    private void refresh() {
        List<ShownRun> runs = model.shown().get();
        for (int i = 0; i < runs.size() && runs.size() > 1; i++) {
            ToggleButton button = (ToggleButton) strip.getChildren().get(i);
            String standing = runs.get(i).standing();
            if (((HBox) button.getGraphic()).getChildren().getLast() instanceof Label last && runs.size() <= FEW) {
                last.setText(standing);
            }
            button.getTooltip().setText(runs.get(i).name() + ", " + standing + ". Show what it knows, and its tokens");
            button.setAccessibleText(runs.get(i).name() + ", " + standing);
            button.setSelected(i == model.focus());
        }
    }
}
