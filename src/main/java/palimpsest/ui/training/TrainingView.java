package palimpsest.ui.training;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import palimpsest.ui.fx.FileDialogs;
import palimpsest.ui.fx.FrameClock;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.plot.SharedAxis;

/// What happens: losses above, tokens below, notices on top; a welcome before there is anything.
public final class TrainingView {
    private final WelcomeView welcome;
    private final NoticesView notices = new NoticesView();
    private final LossPanel newText;
    private final LossPanel oldText;
    private final TokensPanel tokens;
    private final SharedAxis axis = new SharedAxis();
    private final StackPane stage = new StackPane();
    private Node welcomeNode;
    private Node panels;

    /// @param hasSample whether there is a sample to try
    /// @param sample sets the sample up
    public TrainingView(FileDialogs dialogs, boolean hasSample, Runnable sample) {
        welcome = new WelcomeView(hasSample, sample);
        PictureExport export = new PictureExport(dialogs);
        newText = new LossPanel(false, axis, export);
        oldText = new LossPanel(true, axis, export);
        tokens = new TokensPanel(export);
    }

    public Node createView() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("rows");
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        half.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(half, half);
        RowConstraints above = new RowConstraints();
        above.setPercentHeight(44);
        RowConstraints below = new RowConstraints();
        below.setPercentHeight(56);
        grid.getRowConstraints().setAll(above, below);
        grid.add(newText.createView(), 0, 0);
        grid.add(oldText.createView(), 1, 0);
        grid.add(tokens.createView(), 0, 1, 2, 1);
        panels = grid;
        welcomeNode = welcome.createView();
        stage.getChildren().setAll(grid, welcomeNode);
        VBox.setVgrow(stage, Priority.ALWAYS);
        stage.setMinHeight(0);
        VBox view = new VBox(notices.createView(), stage);
        view.setId("training");
        view.getStyleClass().add("training");
        view.setMinSize(0, 0);
        view.getStylesheets().add(Objects.requireNonNull(TrainingView.class.getResource("training-view.css"))
                .toExternalForm());
        return view;
    }

    public void bind(TrainingViewModel model) {
        model.run().addListener((observed, before, now) -> axis.reset());
        notices.bind(model.notices());
        newText.bind(model);
        oldText.bind(model);
        tokens.bind(model);
        model.run().addListener((observed, before, now) -> showRun(now.isPresent()));
        showRun(model.run().get().isPresent());
    }

    /// Colours what is drawn and not styled.
    public void show(boolean dark) {
        PlotTheme theme = dark ? PlotTheme.dark() : PlotTheme.light();
        newText.show(theme);
        oldText.show(theme);
        tokens.show(theme);
    }

    /// Draws with a clock.
    public void follow(FrameClock clock) {
        newText.follow(clock);
        oldText.follow(clock);
    }

    public void exportNewText() {
        newText.export();
    }

    public void exportOldText() {
        oldText.export();
    }

    public void exportTokens() {
        tokens.export();
    }

    private void showRun(boolean run) {
        welcomeNode.setVisible(!run);
        panels.setVisible(run);
    }
}
