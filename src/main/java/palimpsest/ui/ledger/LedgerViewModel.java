package palimpsest.ui.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Knowledge;
import palimpsest.measure.Question;
import palimpsest.ui.fx.Figures;
import palimpsest.workbench.Replies;
import palimpsest.workbench.Run;

/// What the chosen run's model knew and still knows: the areas, the questions of the one that is opened, and captions
/// of what happened. Computed in the background as measurements come in, one at a time; what comes meanwhile is taken
/// together. FX thread.
public final class LedgerViewModel {
    /// Questions that the model is asked at once.
    private static final int ASKED_AT_ONCE = 16;

    private static final String DROP =
            "Drop a file of questions here (.csv or .jsonl, with prompt and answer), and the next run counts them.";

    private final Executor background;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Knowledge> knowledge = new ReadOnlyObjectWrapper<>(Knowledge.NONE);
    private final ReadOnlyObjectWrapper<Optional<String>> opened = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<AreaRow> areas = FXCollections.observableArrayList();
    private final ObservableList<ItemRow> items = FXCollections.observableArrayList();
    private final ObservableList<Caption> captions = FXCollections.observableArrayList();
    private final Map<Question, String> replies = new HashMap<>();
    private final Map<Question, Long> askedAt = new HashMap<>();
    private final Set<Question> wanted = new LinkedHashSet<>();

    private List<FollowedRun> runs = List.of();
    private List<Integer> colors = List.of(0);
    private int focus;
    private boolean computing;
    private boolean asking;
    private long changes;

    /// @param background computes what would hold up the window; one task at a time
    /// @param fx runs what it is given on the FX thread
    public LedgerViewModel(Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
    }

    /// Shows a run, from its beginning.
    public void follow(Run other) {
        show(other, List.of(other), List.of(0));
    }

    /// Shows one of several runs, and beside it how many facts the others know.
    ///
    /// @param chosen one of `all`
    /// @param colors the colour of each of `all`
    public void show(Run chosen, List<Run> all, List<Integer> colors) {
        this.colors = List.copyOf(colors);
        if (!runs.stream().map(FollowedRun::run).toList().equals(all)) {
            runs = all.stream().map(FollowedRun::new).toList();
            computing = false;
            asking = false;
            replies.clear();
            askedAt.clear();
        }
        focus = all.indexOf(chosen);
        opened.set(Optional.empty());
        items.clear();
        wanted.clear();
        fill();
        changes++;
    }

    /// Differs whenever there may be something to do.
    public long version() {
        return 1_000_003
                        * runs.stream()
                                .mapToLong(each -> each.run().feed().version())
                                .sum()
                + changes;
    }

    /// Reads what is new, and asks the model what is wanted of it; costs next to nothing where there is neither.
    public void poll() {
        runs.stream().filter(each -> !computing).forEach(this::read);
        if (!runs.isEmpty()) {
            ask(runs.get(focus).run());
        }
    }

    public ReadOnlyObjectProperty<Knowledge> knowledge() {
        return knowledge.getReadOnlyProperty();
    }

    /// The areas as they stand.
    public ObservableList<AreaRow> areas() {
        return areas;
    }

    /// The area whose questions are shown.
    public ReadOnlyObjectProperty<Optional<String>> opened() {
        return opened.getReadOnlyProperty();
    }

    /// The questions of the opened area, those that lost most first.
    public ObservableList<ItemRow> items() {
        return items;
    }

    /// What happened, latest last.
    public ObservableList<Caption> captions() {
        return captions;
    }

    /// Puts a caption away for good.
    public void dismiss(Caption caption) {
        captions.remove(caption);
        runs.get(focus).dismiss(caption);
    }

    /// Index of the colour of the shown run.
    public int color() {
        return colors.get(focus);
    }

    /// What could be given so that the ledger would tell more, in a sentence or two; empty where nothing is missing.
    public String hint() {
        if (knowledge.get().areas().stream().anyMatch(area -> !area.items().isEmpty())) {
            return "";
        }
        if (knowledge.get().isEmpty()) {
            return "Every area will stand here, with what the model knew and still knows. " + DROP;
        }
        boolean old =
                knowledge.get().areas().stream().anyMatch(area -> !area.name().equals(AreaLoss.NEW));
        return old
                ? "These areas are read, and asked nothing. " + DROP
                : "This run has neither old text nor questions, so nothing says what is forgotten. Drop the model's "
                        + "old text on its card. " + DROP;
    }

    /// Shows the questions of an area that has some.
    public void open(String area) {
        if (knowledge.get().area(area).filter(one -> !one.items().isEmpty()).isPresent()) {
            opened.set(Optional.of(area));
            fillItems();
        }
    }

    /// Shows the areas again.
    public void close() {
        opened.set(Optional.empty());
        items.clear();
        wanted.clear();
    }

    /// Lets the model be asked a question that is in sight, once a measurement.
    public void want(Question question) {
        long step =
                knowledge.get().steps().isEmpty() ? 0 : knowledge.get().steps().getLast();
        if (!Long.valueOf(step).equals(askedAt.get(question)) && wanted.add(question)) {
            changes++;
        }
    }

    private void read(FollowedRun followed) {
        if (computing || !followed.hasNews()) {
            return;
        }
        computing = true;
        List<FollowedRun> all = runs;
        CompletableFuture.supplyAsync(followed.takeNews(), background)
                .whenCompleteAsync(
                        (ledger, failure) -> {
                            if (all == runs) {
                                computing = false;
                                changes++;
                                if (ledger != null) {
                                    followed.computed(ledger);
                                    fill();
                                }
                            }
                        },
                        fx);
    }

    /// Everything that is shown, as it is known.
    private void fill() {
        FollowedRun shown = runs.get(focus);
        knowledge.set(shown.ledger().knowledge());
        areas.setAll(shown.ledger().rows().stream()
                .map(row -> row.beside(knownBeside(row.name())))
                .toList());
        fillItems();
        captions.setAll(shown.captions());
    }

    /// What the other runs know of an area, where they have come to it.
    private List<AreaRow.Beside> knownBeside(String area) {
        List<AreaRow.Beside> beside = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            int color = colors.get(i);
            runs.get(i)
                    .ledger()
                    .knowledge()
                    .area(area)
                    .filter(other -> color != color() && !other.items().isEmpty())
                    .ifPresent(other -> beside.add(new AreaRow.Beside(color, Figures.count(other.knownNow()))));
        }
        return beside;
    }

    private void fillItems() {
        opened.get()
                .flatMap(knowledge.get()::area)
                .ifPresent(area -> items.setAll(area.items().stream()
                        .map(item ->
                                ItemRow.of(knowledge.get(), item, Optional.ofNullable(replies.get(item.question()))))
                        .toList()));
    }

    private void ask(Run shown) {
        if (asking || wanted.isEmpty()) {
            return;
        }
        List<Question> questions = wanted.stream().limit(ASKED_AT_ONCE).toList();
        questions.forEach(wanted::remove);
        long step = knowledge.get().steps().getLast();
        questions.forEach(question -> askedAt.put(question, step));
        asking = true;
        shown.ask(questions)
                .whenCompleteAsync(
                        (answered, failure) -> {
                            if (runs.stream().anyMatch(each -> each.run() == shown)) {
                                asking = false;
                                changes++;
                                answered(questions, answered);
                            }
                        },
                        fx);
    }

    /// @param answered null where there was no model to ask
    private void answered(List<Question> questions, Replies answered) {
        if (answered != null) {
            for (int i = 0; i < questions.size(); i++) {
                replies.put(questions.get(i), answered.texts().get(i));
            }
            fillItems();
        }
    }
}
