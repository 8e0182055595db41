package palimpsest.ui.training;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import palimpsest.history.LossNumbers;
import palimpsest.ui.fx.Explainer;
import palimpsest.ui.fx.FoldingSplit;
import palimpsest.ui.fx.FrameClock;
import palimpsest.ui.fx.Remembered;
import palimpsest.ui.plot.Exhibit;
import palimpsest.ui.plot.Exporter;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.plot.SharedAxis;

/// What happens: losses above, areas and tokens below, notices on top, and the runs where there are several.
public final class TrainingView {
    private static final double GAP = 12;
    private static final double ABOVE = 0.44;
    private static final double LEDGER = 0.37;
    private static final double LEDGER_LEAST = 412;
    private static final double TOKENS_LEAST = 340;
    private static final double PLOT_LEAST = 300;
    private static final double ROW_LEAST = 180;
    private static final double LEDGER_MOST = 620;

    private final NoticesView notices = new NoticesView();
    private final RunStripView strip = new RunStripView();
    private final LossPanel newText;
    private final LossPanel oldText;
    private final CompareView compare;
    private FoldingSplit losses;
    private FoldingSplit evidence;
    private FoldingSplit rows;
    private TrainingViewModel model;
    private final SharedAxis axis = new SharedAxis();
    private final VBox panels = new VBox();

    /// @param exporter takes the plots out of the window
    public TrainingView(Exporter exporter, Explainer explainer) {
        newText = new LossPanel(false, axis, exporter, explainer);
        oldText = new LossPanel(true, axis, exporter, explainer);
        compare = new CompareView(exporter);
    }

    /// @param ledger what is still known, which stands beside the tokens
    /// @param tokens texts token by token
    /// @param captions what happened, in short lines
    /// @param welcome what stands in the place of the runs while none is shown
    public Node createView(Region ledger, Region tokens, Node captions, Node welcome) {
        losses = new FoldingSplit(
                Orientation.HORIZONTAL,
                new FoldingSplit.Part("New text", newText.createView(), PLOT_LEAST),
                new FoldingSplit.Part("Old text", oldText.createView(), PLOT_LEAST),
                GAP,
                room -> 0.5);
        evidence = new FoldingSplit(
                Orientation.HORIZONTAL,
                new FoldingSplit.Part("Ledger", ledger, LEDGER_LEAST),
                new FoldingSplit.Part("Tokens", tokens, TOKENS_LEAST),
                GAP,
                room -> Math.min(LEDGER, LEDGER_MOST / Math.max(1, room)));
        rows = new FoldingSplit(
                Orientation.VERTICAL,
                new FoldingSplit.Part("Losses", losses, ROW_LEAST),
                new FoldingSplit.Part("Ledger and tokens", evidence, ROW_LEAST),
                GAP,
                room -> ABOVE);
        VBox.setVgrow(rows, Priority.ALWAYS);
        panels.getStyleClass().add("panels");
        panels.getChildren().setAll(strip.createView(), captions, rows, compare.createView());
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
        rows.visibleProperty().bind(model.compare().open().not());
        rows.managedProperty().bind(rows.visibleProperty());
        strip.bind(model);
        notices.bind(model.notices());
        newText.bind(model);
        oldText.bind(model);
    }

    /// The numbers behind all plots, for a CSV file; see [Exhibit#numbers].
    public Optional<Supplier<String>> numbers() {
        return LossLines.numbers(model.shown().get(), model.choices().lines(), LossNumbers.Plot.BOTH);
    }

    /// Shows the runs, or leaves their place to the welcome.
    ///
    /// @param focus whether they take over the focus: it goes to what can be chosen first, where a key does no harm
    public void showRuns(boolean runs, boolean focus) {
        panels.setVisible(runs);
        if (runs && focus && !strip.takeFocus()) {
            newText.takeFocus();
        }
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

    /// The plots that are shown, those of the new text before those of the old.
    public List<Exhibit> plots() {
        return model.compare().open().get() ? compare.plots() : List.of(newText.exhibit(), oldText.exhibit());
    }

    /// Leaves the whole place to the tokens, or shows everything.
    public void showTokensAlone(boolean alone) {
        FoldingSplit.Folded whole = alone ? FoldingSplit.Folded.SECOND : FoldingSplit.Folded.NONE;
        rows.showAlone(whole);
        evidence.showAlone(whole);
    }

    /// The parts that give each other room: new and old text, what is known and the tokens, and all of the first above
    /// all of the second.
    public FoldingSplit losses() {
        return losses;
    }

    public FoldingSplit evidence() {
        return evidence;
    }

    public FoldingSplit rows() {
        return rows;
    }

    /// Keeps how the parts share the room.
    public void keepIn(Remembered memory) {
        losses.keepIn(memory, "panes.losses");
        evidence.keepIn(memory, "panes.evidence");
        rows.keepIn(memory, "panes.rows");
    }
}
