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
import palimpsest.ui.fx.Explainer;
import palimpsest.ui.fx.FileDialogs;
import palimpsest.ui.fx.FrameClock;
import palimpsest.ui.plot.Picture;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.plot.SharedAxis;

/// What happens: losses above, areas and tokens below, notices on top, and the runs where there are several.
public final class TrainingView {
    private static final double GAP = 12;
    private static final double ABOVE = 44;
    private static final double LEDGER_LEAST = 412;
    private static final double LEDGER_MOST = 620;

    private final NoticesView notices = new NoticesView();
    private final RunStripView strip = new RunStripView();
    private final LossPanel newText;
    private final LossPanel oldText;
    private final CompareView compare = new CompareView();
    private final PictureExport export;
    private final GridPane grid = new GridPane();
    private final RowConstraints above = new RowConstraints();
    private final RowConstraints below = new RowConstraints();
    private TrainingViewModel model;
    private final SharedAxis axis = new SharedAxis();
    private final VBox panels = new VBox();

    public TrainingView(FileDialogs dialogs, Explainer explainer) {
        export = new PictureExport(dialogs);
        newText = new LossPanel(false, axis, export, explainer);
        oldText = new LossPanel(true, axis, export, explainer);
    }

    /// @param ledger what is still known, which stands beside the tokens
    /// @param tokens texts token by token
    /// @param captions what happened, in short lines
    /// @param welcome what stands in the place of the runs while none is shown
    public Node createView(Region ledger, Region tokens, Node captions, Node welcome) {
        grid.getStyleClass().add("rows");
        grid.setVgap(GAP);
        ColumnConstraints whole = new ColumnConstraints();
        whole.setPercentWidth(100);
        grid.getColumnConstraints().setAll(whole);
        above.setPercentHeight(ABOVE);
        below.setPercentHeight(100 - ABOVE);
        grid.getRowConstraints().setAll(above, below);
        grid.add(beside(newText.createView(), oldText.createView(), 0.5, 0, Double.MAX_VALUE), 0, 0);
        grid.add(beside(ledger, tokens, 0.37, LEDGER_LEAST, LEDGER_MOST), 0, 1);
        VBox.setVgrow(grid, Priority.ALWAYS);
        grid.setMinHeight(0);
        panels.getStyleClass().add("panels");
        panels.getChildren().setAll(strip.createView(), captions, grid, compare.createView());
        StackPane stage = new StackPane(panels, welcome);
        VBox.setVgrow(stage, Priority.ALWAYS);
        stage.setMinHeight(0);
        VBox view = new VBox(notices.createView(), stage);
        view.setId("training");
        view.getStyleClass().add("training");
        view.setMinSize(0, 0);
        view.getStylesheets()
                .add(Objects.requireNonNull(TrainingView.class.getResource("training-view.css"))
                        .toExternalForm());
        return view;
    }

    public void bind(TrainingViewModel training) {
        model = training;
        model.shown().addListener((observed, before, now) -> axis.reset());
        model.choices().across().addListener((observed, before, now) -> axis.reset());
        compare.bind(model);
        grid.visibleProperty().bind(model.compare().open().not());
        grid.managedProperty().bind(grid.visibleProperty());
        strip.bind(model);
        notices.bind(model.notices());
        newText.bind(model);
        oldText.bind(model);
    }

    /// Shows the runs, or leaves their place to the welcome.
    public void showRuns(boolean runs) {
        panels.setVisible(runs);
    }

    /// Colours what is drawn and not styled.
    public void show(boolean dark) {
        PlotTheme theme = dark ? PlotTheme.dark() : PlotTheme.light();
        newText.show(theme);
        oldText.show(theme);
        compare.show(theme);
    }

    /// Draws with a clock.
    public void follow(FrameClock clock) {
        newText.follow(clock);
        oldText.follow(clock);
        compare.follow(clock);
    }

    public void exportNewText() {
        newText.export();
    }

    public void exportOldText() {
        oldText.export();
    }

    /// Asks where a picture shall go, and has it drawn there.
    ///
    /// @param what it is, in words: `the tokens`
    public void export(String what, String suggestedName, Picture picture) {
        export.save(what, suggestedName, picture, newText.ground(), model::say);
    }

    /// Leaves the whole place to the tokens, or shows everything.
    public void showTokensAlone(boolean alone) {
        above.setPercentHeight(alone ? 0 : ABOVE);
        below.setPercentHeight(alone ? 100 : 100 - ABOVE);
        Node losses = grid.getChildren().getFirst();
        losses.setVisible(!alone);
        losses.setManaged(!alone);
        Node ledger = ((HBox) grid.getChildren().getLast()).getChildren().getFirst();
        ledger.setVisible(!alone);
        ledger.setManaged(!alone);
        grid.setVgap(alone ? 0 : GAP);
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
}
