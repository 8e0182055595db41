package palimpsest.ui.tokens;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.ui.fx.Figures;

/// The snapshots of a run as a slider that also plays.
final class TimeView {
    private final Button play = new Button(null, new FontIcon("fth-play"));
    private final Slider slider = new Slider(0, 1, 0);
    private final Label step = new Label();
    private boolean settling;

    Region createView() {
        play.setId("tokens-play");
        play.getStyleClass().setAll("panel-action");
        slider.setId("tokens-time");
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        slider.setMinWidth(60);
        slider.setAccessibleText("Snapshot that is shown");
        HBox.setHgrow(slider, Priority.ALWAYS);
        step.setId("tokens-step");
        step.getStyleClass().add("tokens-step");
        step.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(play, slider, step);
        row.getStyleClass().add("tokens-row");
        HBox.setHgrow(row, Priority.ALWAYS);
        return row;
    }

    void bind(TimeViewModel time) {
        play.setOnAction(pressed -> time.togglePlaying());
        time.playing().subscribe(playing -> {
            play.setGraphic(new FontIcon(playing ? "fth-pause" : "fth-play"));
            play.setAccessibleText(playing ? "Stand still" : "Play the snapshots");
            play.setTooltip(new Tooltip(playing ? "Stand still (Space)" : "Play the snapshots (Space)"));
        });
        slider.valueProperty().addListener((observed, before, now) -> {
            if (!settling) {
                time.playing().set(false);
                time.show((int) Math.round(now.doubleValue()));
            }
        });
        time.steps().subscribe(() -> show(time));
        time.shown().subscribe(() -> show(time));
        show(time);
    }

    private void show(TimeViewModel time) {
        List<Long> steps = time.steps().get();
        boolean several = steps.size() > 1;
        settling = true;
        slider.setMax(Math.max(1, steps.size() - 1));
        slider.setValue(time.shown().get());
        settling = false;
        slider.setDisable(!several);
        play.setDisable(!several);
        String of = steps.isEmpty() ? "" : " of " + Figures.count(steps.getLast());
        step.setText(time.step() == 0 && several ? "base" + of : "step " + Figures.count(time.step()) + of);
    }
}
