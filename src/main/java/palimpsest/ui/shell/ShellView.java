package palimpsest.ui.shell;

import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.ui.experiment.OffersView;
import palimpsest.ui.fx.FoldingSplit;
import palimpsest.ui.fx.Remembered;
import palimpsest.ui.help.ExplanationView;
import palimpsest.ui.help.HelpPageView;
import palimpsest.ui.help.HelpTexts;

/// The parts of the window and where they stand.
final class ShellView {
    private static final double SIDEBAR = 282;
    private static final double MAIN = 560;
    private static final String STILL = "still";

    private final TopBarView topBar = new TopBarView();
    private final StatusBarView statusBar = new StatusBarView();
    private final QuestionView question = new QuestionView();
    private final PaletteView palette = new PaletteView();
    private final DropZonesView zones = new DropZonesView();
    private final HelpPageView help;
    private final StackPane keys = new StackPane();
    private final ExplanationView explanation;
    private final Label readiness = new Label();
    private final OffersView offers = new OffersView();
    private FoldingSplit sides;
    private final FontIcon readinessIcon = new FontIcon("fth-info");

    ShellView() {
        HelpTexts texts = HelpTexts.read();
        help = new HelpPageView(texts);
        explanation = new ExplanationView(texts, help::showDefinition);
    }

    /// @param experiment the plan form
    /// @param runs the list of runs
    /// @param training what happens
    /// @param asked asks something over all of it
    /// @param aboutProgram buttons below the help
    /// @param percent size of everything
    Parent createView(
            Node experiment,
            Node runs,
            Node training,
            Node asked,
            List<Node> aboutProgram,
            ObservableValue<Integer> percent) {
        VBox sections = new VBox(experiment, runs);
        ScrollPane scroll = new ScrollPane(sections);
        scroll.setId("form-scroll");
        sections.heightProperty().addListener((observed, before, now) -> still(scroll, sections));
        scroll.viewportBoundsProperty().addListener((observed, before, now) -> still(scroll, sections));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.ALWAYS);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        readiness.setId("readiness");
        readiness.setWrapText(true);
        readiness.setMinHeight(Region.USE_PREF_SIZE);
        HBox line = new HBox(readinessIcon, readiness);
        line.getStyleClass().add("readiness");
        VBox sidebar = new VBox(scroll, line, offers.createView());
        sidebar.getStyleClass().add("sidebar");
        sides = new FoldingSplit(
                Orientation.HORIZONTAL,
                new FoldingSplit.Part("Experiment and runs", sidebar, SIDEBAR),
                new FoldingSplit.Part("Plots, ledger and tokens", new StackPane(training, zones.createView()), MAIN),
                0,
                room -> SIDEBAR / Math.max(1, room));
        BorderPane window = new BorderPane(sides);
        window.setTop(topBar.createView());
        window.setBottom(statusBar.createView());
        Node helpPage = help.createView(keys, aboutProgram);
        List<Node> over = List.of(asked, helpPage, question.createView(), palette.createView());
        StackPane all = new StackPane(window, explanation.createView());
        all.getChildren().addAll(over);
        new Foreground(window, over);
        Magnifier root = new Magnifier(all, percent);
        root.getStylesheets().addAll(sheet("/palimpsest/ui/tokens.css"), sheet("/palimpsest/ui/shell/shell-view.css"));
        return root;
    }

    void bind(WorkspaceViewModel workspace) {
        topBar.bind(workspace);
        workspace.startHint().addListener((observed, before, now) -> ready(now));
        ready(workspace.startHint().get());
        offers.bind(workspace.experiment().review());
    }

    /// Shows the commands on the page of keys and in the list of all commands.
    void bindCommands(List<Command> commands) {
        keys.getChildren().setAll(KeysView.createView(commands));
        palette.bind(commands);
    }

    /// How the sidebar and the rest share the width.
    FoldingSplit sides() {
        return sides;
    }

    /// Keeps how the parts share the room.
    void keepIn(Remembered memory) {
        sides.keepIn(memory, "panes.sides");
    }

    DropZonesView zones() {
        return zones;
    }

    PaletteView palette() {
        return palette;
    }

    TopBarView topBar() {
        return topBar;
    }

    StatusBarView statusBar() {
        return statusBar;
    }

    HelpPageView help() {
        return help;
    }

    /// Explains the views.
    ExplanationView explanation() {
        return explanation;
    }

    QuestionView question() {
        return question;
    }

    /// Shows no scroll bar where there is nothing to scroll; its place is kept, so that nothing moves.
    private static void still(ScrollPane scroll, Region content) {
        scroll.getStyleClass().remove(STILL);
        if (content.getHeight() <= scroll.getViewportBounds().getHeight() + 1) {
            scroll.getStyleClass().add(STILL);
        }
    }

    private void ready(String hint) {
        readiness.setText(hint.isEmpty() ? "Ready to start." : hint);
        readinessIcon.setIconLiteral(hint.isEmpty() ? "fth-check-circle" : "fth-info");
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(ShellView.class.getResource(name)).toExternalForm();
    }
}
