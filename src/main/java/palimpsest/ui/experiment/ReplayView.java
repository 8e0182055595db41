package palimpsest.ui.experiment;

import atlantafx.base.controls.ProgressSliderSkin;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The replay ratio as a big figure to type over, its price in tokens, and a slider with its own scale.
final class ReplayView {
    private static final double THUMB = 8;

    private final TextField figure = new TextField();
    private final Label price = new Label();
    private final Slider slider = new Slider(0, ReplayScale.MARKS.size() - 1, 0);
    private final Label achieved = new Label();
    private final Label problem = new Label();

    Node createView() {
        Label heading = new Label("REPLAY RATIO");
        heading.getStyleClass().add("section-heading");
        heading.setLabelFor(figure);
        figure.setId("replay-figure");
        figure.getStyleClass().setAll("text-input", "text-field", "replay-figure");
        figure.setAccessibleText("Replay ratio in percent");
        Label unit = new Label("%");
        unit.getStyleClass().add("replay-unit");
        price.setId("replay-price");
        price.getStyleClass().add("replay-price");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox figures = new HBox(2, figure, unit, space, price);
        figures.setAlignment(Pos.BASELINE_LEFT);
        slider.setId("replay-slider");
        slider.getStyleClass().add("small");
        slider.setBlockIncrement(0.25);
        slider.setAccessibleText("Replay ratio");
        slider.setSkin(new ProgressSliderSkin(slider));
        achieved.setId("replay-achieved");
        achieved.getStyleClass().add("field-note");
        problem.setId("replay-problem");
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        VBox section = new VBox(heading, figures, slider, marks(), achieved, problem);
        section.getStyleClass().add("section");
        return section;
    }

    void bind(ReplayViewModel model) {
        figure.textProperty().bindBidirectional(model.percent().text());
        figure.textProperty().addListener((observed, before, now) -> fit());
        fit();
        slider.valueProperty().bindBidirectional(model.position());
        price.textProperty().bind(model.price());
        achieved.textProperty().bind(model.achieved());
        problem.textProperty().bind(model.percent().problem());
        for (Label label : new Label[] {achieved, problem}) {
            label.visibleProperty().bind(label.textProperty().isNotEmpty());
            label.managedProperty().bind(label.visibleProperty());
        }
    }

    /// The field is as wide as its figure, so that the sign stands beside it.
    private void fit() {
        int characters = Math.clamp(figure.getText().length(), 1, 6);
        figure.setPrefWidth(15 * characters + 5);
        figure.setMinWidth(Region.USE_PREF_SIZE);
    }

    /// The scale's figures, each under the place it stands for.
    private static Node marks() {
        Pane pane = new Pane() {
            @Override
            protected void layoutChildren() {
                int last = getChildren().size() - 1;
                for (int i = 0; i <= last; i++) {
                    Region mark = (Region) getChildren().get(i);
                    double width = mark.prefWidth(-1);
                    double centre = THUMB + (getWidth() - 2 * THUMB) * i / last;
                    double x = Math.clamp(centre - width / 2, 0, Math.max(0, getWidth() - width));
                    mark.resizeRelocate(x, 0, width, mark.prefHeight(-1));
                }
            }

            @Override
            protected double computePrefHeight(double width) {
                return 14;
            }

            @Override
            protected double computePrefWidth(double height) {
                return 100;
            }
        };
        ReplayScale.MARKS.forEach(percent -> {
            Label mark = new Label(Integer.toString(percent));
            mark.getStyleClass().add("replay-mark");
            pane.getChildren().add(mark);
        });
        return pane;
    }
}
