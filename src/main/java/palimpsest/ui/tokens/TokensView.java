package palimpsest.ui.tokens;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import palimpsest.ui.fx.Explainer;
import palimpsest.ui.fx.FrameClock;
import palimpsest.ui.fx.HelpTopic;
import palimpsest.ui.fx.PanelHeader;
import palimpsest.ui.plot.Exhibit;
import palimpsest.ui.plot.ExportHandle;
import palimpsest.ui.plot.Exporter;
import palimpsest.ui.plot.Picture;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.plot.ScaleLegend;
import palimpsest.ui.plot.TokenCells;
import palimpsest.ui.plot.TokenPane;

/// The token heatmap with what it can be switched to, its legend, its time and the card of a pinned token.
public final class TokensView {
    private static final Duration FRAME = Duration.millis(40);
    private static final long PLAY_NANOS = 250_000_000L;

    private final PanelHeader header = new PanelHeader("Tokens");
    private final PanelHeader foot = new PanelHeader("");
    private final ScaleLegend legend = new ScaleLegend();
    private final ScaleLegend baseLegend = new ScaleLegend();
    private final TokenPane pane = new TokenPane();
    private final TextField find = new TextField();
    private final TimeView time = new TimeView();
    private final PinView pin = new PinView();
    private final OwnTextView own = new OwnTextView();
    private final HBox tools = new HBox();
    private final Region card;
    private final Region ownText;
    private final Region continuations;
    private final Region timeRow;
    private final VBox panel = new VBox();
    private TokensViewModel model;
    private PlotTheme theme = PlotTheme.light();

    public TokensView(Explainer explainer) {
        header.explained(HelpTopic.TOKENS, "Tokens", explainer);
        card = pin.createView();
        ownText = own.createText();
        continuations = own.createContinuations();
        timeRow = time.createView();
    }

    public Region createView() {
        pane.setId("tokens");
        find.setId("tokens-find");
        find.setPromptText("Find (Ctrl+F)");
        find.setAccessibleText("Find among the tokens");
        find.setPrefColumnCount(8);
        find.setMinWidth(84);
        tools.getStyleClass().add("tokens-row");
        HBox bottom = new HBox(timeRow);
        bottom.getStyleClass().add("tokens-row");
        bottom.setMinHeight(Region.USE_PREF_SIZE);
        VBox body = new VBox(6, tools, ownText, continuations, baseLegend, legend, pane, bottom);
        VBox.setVgrow(pane, Priority.ALWAYS);
        StackPane stage = new StackPane(body, card);
        stage.setMinSize(0, 0);
        VBox.setVgrow(stage, Priority.ALWAYS);
        body.setMinSize(0, 0);
        panel.getChildren().setAll(header, stage);
        panel.setId("tokens-panel");
        panel.getStyleClass().addAll("panel", "tokens-panel");
        panel.setMinSize(0, 0);
        panel.getStylesheets()
                .add(Objects.requireNonNull(TokensView.class.getResource("tokens-view.css"))
                        .toExternalForm());
        foot.getChildren().clear();
        bottom.getChildren().add(foot);
        return panel;
    }

    /// @param exporter takes the tokens out of the window
    public void bind(TokensViewModel tokens, Exporter exporter) {
        model = tokens;
        header.toggle("fth-columns", "Base beside the model (B)", model.beside())
                .setId("tokens-beside");
        header.toggle("fth-arrow-down", "Most damaged passages first (S)", model.sorted())
                .setId("tokens-sort");
        header.toggle("fth-edit-3", "Your own text (Ctrl+I)", model.own().chosen())
                .setId("tokens-own");
        header.toggle("fth-maximize-2", "Tokens large, or back (Ctrl+T)", model.large())
                .setId("tokens-large");
        ExportHandle.install(header, pane, exhibit(), exporter);
        HBox modes = PanelHeader.segments(TokenMode.values(), model.mode(), TokenMode::label);
        modes.setId("tokens-modes");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        tools.getChildren().setAll(modes, space, find);
        step("fth-chevron-up", "The most forgotten token before (Shift+F3)", false);
        step("fth-chevron-down", "The next most forgotten token (F3)", true);
        time.bind(model.time());
        pin.bind(model);
        own.bind(model.own());
        pane.setTokenListener(index -> model.reading(index >= 0));
        pane.setPinner(model::pin);
        bindTexts();
        panel.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::letter);
        model.map().subscribe(this::draw);
        model.search().subscribe(found -> pane.setMatches(found.tokens()));
        model.pin().place().subscribe(this::mark);
        model.subtitle().subscribe(header::subtitle);
    }

    private void bindTexts() {
        find.textProperty().bindBidirectional(model.query());
        find.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ENTER && !pressed.isShortcutDown()) {
                go(model.search().get().next(pane.token(), !pressed.isShiftDown()));
                pressed.consume();
            } else if (pressed.getCode() == KeyCode.ESCAPE && !find.getText().isEmpty()) {
                find.clear();
                pressed.consume();
            }
        });
        for (Region each : List.of(ownText, continuations)) {
            each.managedProperty().bind(each.visibleProperty());
        }
        ownText.visibleProperty().bind(model.own().chosen());
        model.own().chosen().subscribe(this::source);
        model.own().continued().subscribe(this::source);
        source();
    }

    private void step(String icon, String name, boolean forward) {
        Button button = foot.action(icon, name, () -> goDamaged(forward));
        button.setId(forward ? "next-forgotten" : "previous-forgotten");
    }

    /// Colours what is drawn and not styled.
    public void show(boolean dark) {
        theme = dark ? PlotTheme.dark() : PlotTheme.light();
        pane.setTheme(theme);
        pin.show(theme);
        explain();
    }

    /// Draws with a clock.
    public void follow(FrameClock clock) {
        clock.watch(() -> model.version(), FRAME.multiply(6), model::poll);
        clock.watch(() -> System.nanoTime() / PLAY_NANOS, FRAME, model::tick);
    }

    /// What can be taken out of the window.
    public Exhibit exhibit() {
        return new Exhibit("tokens", "Tokens", () -> picture(pane.getWidth()), model::numbers);
    }

    /// All tokens in a width; empty while there are none.
    public Optional<Picture> picture(double width) {
        return pane.cells().size() == 0
                ? Optional.empty()
                : Optional.of(pane.picture("Tokens", model.caption(), width));
    }

    /// Brings the most damaged token after the one that is read into sight, or the one before it.
    public void goDamaged(boolean forward) {
        model.map().get().ifPresent(map -> go(map.nextDamaged(pane.token(), forward)));
    }

    /// As [#goDamaged], and gives the keyboard to the tokens, so that Enter pins what was found.
    public void readDamaged(boolean forward) {
        goDamaged(forward);
        pane.requestFocus();
    }

    /// Lets a person search.
    public void search() {
        find.requestFocus();
        find.selectAll();
    }

    private void go(int index) {
        if (index >= 0) {
            pane.show(index);
        }
    }

    private void draw(Optional<TokenMap> map) {
        TokenCells cells = map.map(TokenMap::cells).orElse(TokenCells.none());
        if (pane.cells() != cells) {
            pane.setCells(cells);
            pane.setMatches(model.search().get().tokens());
        }
        map.ifPresent(now -> pane.setColumns(now.columns()));
        pane.setDescriber(index -> map.filter(now -> !pinned(now, index))
                .map(now -> now.figures(index).card())
                .orElse(null));
        mark(model.pin().place().get());
        explain();
    }

    /// The base's colours have a legend of their own where they are not those of the model.
    private void explain() {
        boolean beside = pane.columns().size() > 1;
        pane.explain(beside ? 1 : 0, legend);
        boolean own = beside && !model.mode().get().sameForBase();
        baseLegend.setVisible(own);
        baseLegend.setManaged(own);
        if (own) {
            pane.explain(0, baseLegend);
        }
    }

    /// A token whose large card stands needs no small one.
    private boolean pinned(TokenMap map, int index) {
        return model.pin().place().get().filter(map.place(index)::equals).isPresent();
    }

    private void mark(Optional<TokenPlace> place) {
        int index =
                place.flatMap(at -> model.map().get().map(map -> map.index(at))).orElse(-1);
        pane.setPinned(index);
        boolean covered = index >= 0 && pane.right(index) > pane.getWidth() - PinView.WIDTH;
        StackPane.setAlignment(card, covered ? Pos.TOP_LEFT : Pos.TOP_RIGHT);
    }

    private void source() {
        boolean chosen = model.own().isChosen();
        timeRow.setDisable(chosen);
        continuations.setVisible(chosen && model.own().continued().get().isPresent());
        pane.setEmptyText(chosen ? "Your text will be coloured here" : "Waiting for the first passages to be scored");
    }

    private void key(KeyEvent pressed) {
        if (pressed.getCode() == KeyCode.ESCAPE) {
            if (model.pin().place().get().isPresent()) {
                model.pin().close();
            } else if (model.large().get()) {
                model.large().set(false);
            } else {
                return;
            }
            pressed.consume();
        }
    }

    /// Single letters, while the tokens have the keyboard.
    private void letter(KeyEvent pressed) {
        if (pressed.isShortcutDown() || pressed.isAltDown()) {
            return;
        }
        int digit = "123456".indexOf(pressed.getText().isEmpty() ? "?" : pressed.getText());
        switch (pressed.getCode()) {
            case B -> model.beside().set(!model.beside().get());
            case S -> model.sorted().set(!model.sorted().get());
            case SPACE -> model.time().togglePlaying();
            case COMMA -> model.time().show(model.time().shown().get() - 1);
            case PERIOD -> model.time().show(model.time().shown().get() + 1);
            default -> {
                if (digit < 0) {
                    return;
                }
                model.mode().set(List.of(TokenMode.values()).get(digit));
            }
        }
        pressed.consume();
    }
}
