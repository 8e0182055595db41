package palimpsest.ui.tokens;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import palimpsest.history.TokenNumbers;
import palimpsest.measure.Forgetting;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.fx.Remembered;
import palimpsest.workbench.Run;

/// The texts of the chosen run, token by token: its probe passages at any of its snapshots, or a text of one's own, in
/// one of several lights. What is drawn is computed in the background, one thing at a time; what comes meanwhile is
/// taken together. FX thread.
public final class TokensViewModel {
    private final Executor background;
    private final Executor fx;
    private final ObjectProperty<TokenMode> mode = new SimpleObjectProperty<>(TokenMode.DELTA);
    private final BooleanProperty beside = new SimpleBooleanProperty();
    private final BooleanProperty sorted = new SimpleBooleanProperty();
    private final BooleanProperty large = new SimpleBooleanProperty();
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<TokenMap>> map = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<TokenSearch> search = new ReadOnlyObjectWrapper<>(TokenSearch.none());
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("");
    private final TimeViewModel time = new TimeViewModel();
    private final PassageSource passages;
    private final PinViewModel pin;
    private final OwnTextViewModel own;

    private Run run;
    private String name = "";
    private boolean mapping;
    private Wanted drawn;
    private boolean reading;
    private List<Integer> order = List.of();
    private TokenSource orderOf;

    /// What is to be drawn.
    private record Wanted(TokenSource source, TokenMode mode, boolean beside, List<Integer> order) {
        boolean same(Wanted other) {
            return other != null
                    && source.now() == other.source.now()
                    && source.base() == other.source.base()
                    && mode == other.mode
                    && beside == other.beside
                    && order.equals(other.order);
        }
    }

    /// @param background computes what would hold up the window; one task at a time
    /// @param fx runs what it is given on the FX thread
    /// @param settle runs what it is given once nothing more was given for a moment
    public TokensViewModel(Executor background, Executor fx, Consumer<Runnable> settle) {
        this.background = background;
        this.fx = fx;
        passages = new PassageSource(time, fx, this::refresh);
        pin = new PinViewModel(fx);
        own = new OwnTextViewModel(fx, settle);
        mode.subscribe(this::refresh);
        beside.subscribe(this::refresh);
        sorted.subscribe(this::sort);
        time.shown().subscribe(this::refresh);
        own.chosen().subscribe(this::changeSource);
        own.compared().subscribe(this::refresh);
        query.subscribe(this::find);
        map.subscribe(this::find);
    }

    /// Keeps how the tokens are shown.
    public void keepIn(Remembered memory) {
        memory.choice("tokens.mode", mode, TokenMode.class);
        memory.flag("tokens.beside", beside);
        memory.flag("tokens.sorted", sorted);
    }

    /// Shows the texts of a run.
    ///
    /// @param called what it is called beside others; empty where it is alone
    public void show(Run other, String called) {
        name = called;
        if (run == other) {
            return;
        }
        run = other;
        passages.follow(other);
        drawn = null;
        orderOf = null;
        map.set(Optional.empty());
        time.reset();
        pin.follow(other);
        own.follow(other);
        poll();
    }

    /// Differs whenever there may be something to do.
    public long version() {
        return run == null ? 0 : run.feed().version();
    }

    /// Reads what is new; costs next to nothing where nothing is.
    public void poll() {
        if (run != null) {
            time.read(run.feed());
            own.modelMoved();
            refresh();
        }
    }

    /// Shows the next snapshot, where it plays; called a few times a second.
    public void tick() {
        if (!passages.isLoading() && !mapping) {
            time.tick();
        }
    }

    public ObjectProperty<TokenMode> mode() {
        return mode;
    }

    /// Lets the colours tell the next thing.
    public void nextMode() {
        List<TokenMode> modes = List.of(TokenMode.values());
        mode.set(modes.get((modes.indexOf(mode.get()) + 1) % modes.size()));
    }

    /// Whether the base stands beside the model.
    public BooleanProperty beside() {
        return beside;
    }

    /// Whether the passages that lost most come first.
    public BooleanProperty sorted() {
        return sorted;
    }

    /// Whether the tokens have the place of the whole view.
    public BooleanProperty large() {
        return large;
    }

    /// What is searched for among the tokens.
    public StringProperty query() {
        return query;
    }

    public TimeViewModel time() {
        return time;
    }

    public PinViewModel pin() {
        return pin;
    }

    public OwnTextViewModel own() {
        return own;
    }

    /// What is drawn; empty until passages were scored.
    public ReadOnlyObjectProperty<Optional<TokenMap>> map() {
        return map.getReadOnlyProperty();
    }

    /// Where the query stands.
    ReadOnlyObjectProperty<TokenSearch> search() {
        return search.getReadOnlyProperty();
    }

    /// What it comes to, in a line.
    public ReadOnlyStringProperty subtitle() {
        return subtitle.getReadOnlyProperty();
    }

    /// The numbers of everything that is drawn, for a CSV file; see [palimpsest.ui.plot.Exhibit#numbers].
    Optional<Supplier<String>> numbers() {
        String whose =
                name.isEmpty() && run != null ? String.valueOf(run.folder().getFileName()) : name;
        return Optional.ofNullable(drawn)
                .filter(now -> map.get().isPresent())
                .map(now -> () -> TokenNumbers.csv(
                        whose,
                        now.source().passages(),
                        now.source().base(),
                        now.source().now()));
    }

    /// Says whether a person reads a token, whose place is then kept.
    void reading(boolean now) {
        reading = now;
    }

    /// Lets a card of a token on the screen stand, or takes it away where it stands already.
    void pin(int index) {
        map.get().ifPresent(drawing -> pin.toggle(drawing, drawing.place(index), time.step(), own.isChosen()));
    }

    /// A text needs room to be typed, so it takes the whole place.
    private void changeSource() {
        large.set(own.isChosen());
        pin.close();
        orderOf = null;
        refresh();
    }

    private void sort() {
        orderOf = null;
        refresh();
    }

    private void find() {
        search.set(
                map.get().map(drawing -> TokenSearch.of(drawing, query.get())).orElse(TokenSearch.none()));
    }

    private void refresh() {
        if (run == null) {
            return;
        }
        Optional<TokenSource> source = source();
        source.ifPresent(this::draw);
        if (source.isEmpty() && own.isChosen()) {
            drawn = null;
            map.set(Optional.empty());
        }
        pin.at(time.step());
        describe();
    }

    private Optional<TokenSource> source() {
        return own.isChosen()
                ? own.compared().get().map(text -> new TokenSource(text.passages(), text.base(), text.now()))
                : passages.get();
    }

    private void draw(TokenSource source) {
        if (orderOf == null || sorted.get() && !reading && orderOf.now() != source.now() && time.atLatest()) {
            orderOf = source;
            order = sorted.get() ? source.byDamage() : source.byArea();
        }
        Wanted wanted = new Wanted(source, mode.get(), beside.get(), order);
        if (mapping || wanted.same(drawn)) {
            return;
        }
        mapping = true;
        drawn = wanted;
        Run of = run;
        TokenMap earlier = map.get().orElse(null);
        TokenMap.Drawing drawing = new TokenMap.Drawing(wanted.mode(), wanted.beside(), wanted.order());
        CompletableFuture.supplyAsync(() -> TokenMap.of(source, drawing, earlier), background)
                .whenCompleteAsync(
                        (made, failure) -> {
                            mapping = false;
                            if (made != null && of == run) {
                                map.set(Optional.of(made));
                            }
                            refresh();
                        },
                        fx);
    }

    private void describe() {
        String whose = name.isEmpty() ? "" : name + " · ";
        String counts = map.get().map(TokensViewModel::counts).orElse("");
        if (!own.isChosen() && !passages.trouble().isEmpty()) {
            time.playing().set(false);
            subtitle.set(passages.trouble());
            return;
        }
        subtitle.set(whose + (own.isChosen() ? "your text" + (counts.isEmpty() ? "" : " · ") : "") + counts);
    }

    private static String counts(TokenMap map) {
        return Figures.count(map.count(Forgetting.FORGOTTEN)) + " forgotten · "
                + Figures.count(map.count(Forgetting.LEARNED)) + " learned";
    }

    /// What is drawn, in words that need nothing beside them.
    String caption() {
        return mode.get().words() + " · step "
                + Figures.count(map.get().map(TokenMap::step).orElse(time.step())) + " · " + subtitle.get();
    }
}
