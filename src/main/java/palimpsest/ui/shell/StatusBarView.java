package palimpsest.ui.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import palimpsest.ui.training.RunStatus;

/// The line at the bottom: progress and speed on the left, what is used on the right.
final class StatusBarView {
    private final ProgressBar progress = new ProgressBar(0);
    private final Label step = label("status-step");
    private final Label speed = label("status-speed");
    private final Label left = label("status-left");
    private final Label replay = label("status-replay");
    private final Label device = label("status-device");
    private final Tooltip why = new Tooltip();
    private final Label memory = label("status-memory");

    Node createView() {
        progress.setPrefWidth(180);
        progress.setAccessibleText("Progress of the run");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(progress, step, speed, left, space, replay, device, memory);
        bar.getStyleClass().add("status-bar-line");
        return bar;
    }

    void bind(ObservableValue<RunStatus> status, ObservableValue<String> memoryInUse) {
        status.addListener((observed, before, now) -> show(now));
        show(status.getValue());
        memory.textProperty().bind(memoryInUse);
    }

    private void show(RunStatus now) {
        progress.setProgress(now.progress());
        step.setText(now.step());
        speed.setText(now.speed());
        left.setText(now.left());
        replay.setText(now.replay());
        device.setText(now.device());
        why.setText(now.deviceNote());
        device.setTooltip(now.deviceNote().isEmpty() ? null : why);
        device.setAccessibleHelp(now.deviceNote());
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
