package palimpsest.ui.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import palimpsest.measure.KnowledgeReader;
import palimpsest.measure.Question;
import palimpsest.measure.Recall;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.workbench.Replies;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunFeed;

/// What the shown run's model knew and still knows: the areas, the questions of the one that is opened, and captions of
/// what happened. Computed in the background as measurements come in, one at a time; what comes meanwhile is taken
/// together. FX thread.
public final class LedgerViewModel {
    /// Captions shown at once; older ones make room.
    static final int MOST_CAPTIONS = 3;
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
    private final Set<Caption> said = new HashSet<>();
    private final Map<Question, String> replies = new HashMap<>();
    private final Map<Question, Long> askedAt = new HashMap<>();
    private final Set<Question> wanted = new LinkedHashSet<>();

    private Optional<Run> run = Optional.empty();
    private KnowledgeReader reader;
    private int recalls;
    private int measured;
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
        run = Optional.of(other);
        reader = null;
        recalls = 0;
        measured = 0;
        computing = false;
        asking = false;
        knowledge.set(Knowledge.NONE);
        opened.set(Optional.empty());
        areas.clear();
        items.clear();
        captions.clear();
        said.clear();
        replies.clear();
        askedAt.clear();
        wanted.clear();
        changes++;
    }

    /// Differs whenever there may be something to do.
    public long version() {
        return 1_000_003 * run.map(shown -> shown.feed().version()).orElse(0L) + changes;
    }

    /// Reads what is new, and asks the model what is wanted of it; costs next to nothing where there is neither.
    public void poll() {
        run.ifPresent(shown -> {
            read(shown);
            ask(shown);
        });
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

    /// What happened, latest last; a person may take one out.
    public ObservableList<Caption> captions() {
        return captions;
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

    private void read(Run shown) {
        RunFeed feed = shown.feed();
        if (computing) {
            return;
        }
        List<Recall> newRecalls = feed.recallsFrom(recalls);
        List<Measured> newMeasured = feed.measuredFrom(measured);
        if (newRecalls.isEmpty() && newMeasured.isEmpty()) {
            return;
        }
        if (reader == null) {
            reader = new KnowledgeReader(feed.passages(), feed.questions());
        }
        recalls += newRecalls.size();
        measured += newMeasured.size();
        computing = true;
        KnowledgeReader mine = reader;
        CompletableFuture.supplyAsync(
                        () -> {
                            newMeasured.forEach(at -> mine.add(at.step(), at.areas()));
                            newRecalls.forEach(mine::add);
                            return Ledger.of(mine.knowledge());
                        },
                        background)
                .whenCompleteAsync(
                        (ledger, failure) -> {
                            if (mine == reader) {
                                computing = false;
                                changes++;
                                if (ledger != null) {
                                    show(ledger);
                                }
                            }
                        },
                        fx);
    }

    /// A ledger with its words.
    private record Ledger(Knowledge knowledge, List<AreaRow> rows, List<Caption> captions) {
        static Ledger of(Knowledge knowledge) {
            return new Ledger(
                    knowledge,
                    knowledge.areas().stream()
                            .map(area -> AreaRow.of(knowledge, area))
                            .toList(),
                    Captions.of(knowledge));
        }
    }

    private void show(Ledger ledger) {
        knowledge.set(ledger.knowledge());
        areas.setAll(ledger.rows());
        fillItems();
        List<Caption> fresh = new ArrayList<>(ledger.captions());
        fresh.removeIf(caption -> !said.add(caption));
        captions.addAll(fresh);
        if (captions.size() > MOST_CAPTIONS) {
            captions.remove(0, captions.size() - MOST_CAPTIONS);
        }
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
                            if (run.filter(shown::equals).isPresent()) {
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
