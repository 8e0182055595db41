package palimpsest.ui.training;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import palimpsest.ui.fx.FileDialogs;
import palimpsest.ui.fx.FrameClock;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.plot.SharedAxis;

/// What happens: losses above, areas and tokens below, notices on top; a welcome before there is anything.
public final class TrainingView {
    private static final double GAP = 12;
    private static final double LEDGER_LEAST = 390;
    private static final double LEDGER_MOST = 620;

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

    /// @param ledger what is still known, which stands beside the tokens
    /// @param captions what happened, in short lines
    public Node createView(Region ledger, Node captions) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("rows");
        ColumnConstraints whole = new ColumnConstraints();
        whole.setPercentWidth(100);
        grid.getColumnConstraints().setAll(whole);
        RowConstraints above = new RowConstraints();
        above.setPercentHeight(44);
        RowConstraints below = new RowConstraints();
        below.setPercentHeight(56);
        grid.getRowConstraints().setAll(above, below);
        grid.add(beside(newText.createView(), oldText.createView(), 0.5, 0, Double.MAX_VALUE), 0, 0);
        grid.add(beside(ledger, tokens.createView(), 0.37, LEDGER_LEAST, LEDGER_MOST), 0, 1);
        panels = grid;
        welcomeNode = welcome.createView();
        stage.getChildren().setAll(grid, welcomeNode);
        VBox.setVgrow(stage, Priority.ALWAYS);
        stage.setMinHeight(0);
        VBox view = new VBox(notices.createView(), captions, stage);
        view.setId("training");
        view.getStyleClass().add("training");
        view.setMinSize(0, 0);
        view.getStylesheets()
                .add(Objects.requireNonNull(TrainingView.class.getResource("training-view.css"))
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

    /// Says in the welcome whether a run could start now.
    public void ready(boolean startable) {
        welcome.ready(startable);
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

    /// Two panels beside each other, the left one with a share of the width between a least and a most.
    private static HBox beside(Region left, Region right, double share, double least, double most) {
        HBox row = new HBox(GAP, left, right);
        row.setMinSize(0, 0);
        HBox.setHgrow(right, Priority.ALWAYS);
        right.setPrefWidth(0);
        row.widthProperty().addListener((observed, before, now) -> {
            double width = Math.clamp(Math.floor((now.doubleValue() - GAP) * share), least, most);
            left.setMinWidth(width);
            left.setPrefWidth(width);
            left.setMaxWidth(width);
        });
        return row;
    }

    private void showRun(boolean run) {
        welcomeNode.setVisible(!run);
        panels.setVisible(run);
    }
}
