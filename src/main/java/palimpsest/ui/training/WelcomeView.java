package palimpsest.ui.training;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands on the right before there is a run: what will be seen there, and how to begin.
final class WelcomeView {
    private final Runnable sample;
    private final boolean hasSample;
    private final Label how = new Label();
    private final Button button = new Button("Try the sample", new FontIcon("fth-zap"));

    /// @param hasSample whether there is a sample to try
    /// @param sample sets the sample up
    WelcomeView(boolean hasSample, Runnable sample) {
        this.hasSample = hasSample;
        this.sample = sample;
    }

    Node createView() {
        Label title = new Label("See what it learns, and what it forgets");
        title.getStyleClass().add("welcome-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label text =
                new Label("Here two curves will show the loss on the new and on the old text while the model trains, "
                        + "and below them every token of what it knew, coloured by how many bits it lost.");
        text.getStyleClass().add("welcome-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        how.getStyleClass().add("welcome-text");
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        button.setId("try-sample");
        button.getStyleClass().setAll("command", "primary");
        button.setOnAction(pressed -> sample.run());
        VBox welcome = new VBox(title, text, how, button);
        ready(false);
        welcome.setId("welcome");
        welcome.getStyleClass().add("welcome");
        welcome.setMaxHeight(Region.USE_PREF_SIZE);
        return welcome;
    }

    /// @param startable whether a run could start now
    void ready(boolean startable) {
        button.setVisible(hasSample && !startable);
        String begin = "Drop a model folder, a new text and the model's old text anywhere in this window"
                + (hasSample ? ", or begin with the sample." : ".");
        how.setText(startable ? "Everything is set up. Press Start to begin." : begin);
    }
}
