package palimpsest.ui.welcome;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.ui.fx.Explainer;
import palimpsest.ui.fx.HelpMark;
import palimpsest.ui.fx.HelpTopic;

/// What stands in the place of the runs until there is one: what the program shows, and three ways to begin.
public final class WelcomeView {
    private static final double WIDTH = 940;

    private final Supplier<List<Path>> model;
    private final Supplier<List<Path>> text;
    private final Consumer<List<Path>> take;
    private final HelpMark mark;
    private final GridPane offers = columns(3);
    private final VBox recent = new VBox(1);
    private final Label next = new Label();

    /// @param model asks for a model folder
    /// @param text asks for text files
    /// @param take takes what was chosen
    public WelcomeView(
            Supplier<List<Path>> model, Supplier<List<Path>> text, Consumer<List<Path>> take, Explainer explainer) {
        mark = new HelpMark(HelpTopic.WELCOME, "Where to begin", explainer);
        this.model = model;
        this.text = text;
        this.take = take;
    }

    public Node createView() {
        Label title = label("See what a language model learns, and what it forgets", "welcome-title");
        Label sentence = label(
                "Palimpsest trains a model on a new text and draws, while it goes, what the new text writes into it"
                        + " and what it writes over.",
                "welcome-text");
        offers.setId("offers");
        GridPane below = columns(2);
        below.getStyleClass().add("welcome-below");
        below.add(own(), 0, 0);
        below.add(runs(), 1, 0);
        VBox content = new VBox(
                title, sentence, new HBox(8, label("READY EXPERIMENTS", "section-heading"), mark), offers, below);
        content.getStyleClass().add("welcome-content");
        content.setMaxWidth(WIDTH);
        VBox middle = new VBox(content);
        middle.setAlignment(Pos.TOP_CENTER);
        ScrollPane view = new ScrollPane(middle);
        view.setId("welcome");
        view.getStyleClass().add("welcome");
        view.setFitToWidth(true);
        view.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        view.setFocusTraversable(false);
        view.getStylesheets()
                .add(Objects.requireNonNull(WelcomeView.class.getResource("welcome-view.css"))
                        .toExternalForm());
        return view;
    }

    public void bind(WelcomeViewModel welcome) {
        List<WelcomeViewModel.Offer> all = welcome.offers();
        for (int i = 0; i < all.size(); i++) {
            WelcomeViewModel.Offer offer = all.get(i);
            Button card = OfferCard.of(offer);
            card.disableProperty().bind(welcome.startable().not());
            card.setOnAction(pressed -> welcome.start(offer.id()));
            offers.add(card, i, 0);
        }
        if (all.isEmpty()) {
            Label none =
                    label(welcome.problem().isEmpty() ? "There are none here." : welcome.problem(), "welcome-problem");
            none.setId("offers-problem");
            none.setMaxWidth(Double.MAX_VALUE);
            offers.getColumnConstraints().setAll(columns(1).getColumnConstraints());
            offers.add(none, 0, 0);
        }
        next.textProperty().bind(welcome.next());
        welcome.recent().addListener((ListChangeListener<RecentRun>) change -> fill(welcome));
        fill(welcome);
    }

    private Node own() {
        next.setId("welcome-next");
        next.getStyleClass().add("welcome-text");
        next.setWrapText(true);
        next.setMinHeight(Region.USE_PREF_SIZE);
        Label how = label(
                "Drop a model folder here, the text it shall learn, and the text it was trained on.", "welcome-text");
        HBox buttons = new HBox(
                8,
                choose("welcome-model", "Choose a model…", "fth-folder", model),
                choose("welcome-text-files", "Choose texts…", "fth-file-text", text));
        VBox drop = new VBox(8, new FontIcon("fth-download"), how, buttons, next);
        drop.getStyleClass().add("welcome-drop");
        VBox.setVgrow(drop, Priority.ALWAYS);
        return new VBox(8, label("YOUR OWN MODEL", "section-heading"), drop);
    }

    private Button choose(String id, String text, String icon, Supplier<List<Path>> asking) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().setAll("command");
        button.setOnAction(pressed -> {
            List<Path> chosen = asking.get();
            if (!chosen.isEmpty()) {
                take.accept(chosen);
            }
        });
        return button;
    }

    private Node runs() {
        recent.setId("recent-runs");
        recent.getStyleClass().add("welcome-recent");
        return new VBox(8, label("RECENT RUNS", "section-heading"), recent);
    }

    private void fill(WelcomeViewModel welcome) {
        recent.getChildren().clear();
        welcome.recent().forEach(run -> recent.getChildren().add(row(run, welcome)));
        if (welcome.recent().isEmpty()) {
            recent.getChildren().add(label("None yet. Every run is kept and stands here afterwards.", "welcome-none"));
        }
    }

    private static Button row(RecentRun run, WelcomeViewModel welcome) {
        Label name = new Label(run.name());
        name.getStyleClass().add("recent-name");
        Label standing = new Label(run.standing());
        standing.getStyleClass().add("recent-standing");
        standing.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox content = new HBox(8, name, space, standing);
        content.setAlignment(Pos.CENTER_LEFT);
        Button row = new Button(null, content);
        row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        row.getStyleClass().setAll("recent-run");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setMinWidth(0);
        row.setAccessibleText("Show the run " + run.detail());
        row.setTooltip(new Tooltip(run.detail()));
        row.setOnAction(pressed -> welcome.open(run.folder()));
        content.prefWidthProperty().bind(row.widthProperty().subtract(18));
        return row;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// Columns of the same width.
    private static GridPane columns(int count) {
        GridPane grid = new GridPane(14, 14);
        for (int i = 0; i < count; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / count);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }
}
