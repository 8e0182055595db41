package palimpsest.ui.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import palimpsest.measure.Knowledge;
import palimpsest.measure.KnowledgeReader;
import palimpsest.measure.Recall;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunFeed;

/// A run whose ledger is kept as its measurements come in. FX thread, but for the reading that [#takeNews] gives away.
final class FollowedRun {
    /// Captions shown at once; older ones make room.
    static final int MOST_CAPTIONS = 3;

    private final Run run;
    private final Set<Caption> said = new HashSet<>();
    private final List<Caption> captions = new ArrayList<>();
    private Ledger ledger = new Ledger(Knowledge.NONE, List.of(), List.of());
    private KnowledgeReader reader;
    private int recalls;
    private int measured;

    /// A ledger with its words.
    record Ledger(Knowledge knowledge, List<AreaRow> rows, List<Caption> captions) {
        static Ledger of(Knowledge knowledge) {
            return new Ledger(
                    knowledge,
                    knowledge.areas().stream()
                            .map(area -> AreaRow.of(knowledge, area))
                            .toList(),
                    Captions.of(knowledge));
        }
    }

    FollowedRun(Run run) {
        this.run = run;
    }

    Run run() {
        return run;
    }

    /// As it was last computed.
    Ledger ledger() {
        return ledger;
    }

    /// What happened and was not put away, latest last.
    List<Caption> captions() {
        return captions;
    }

    boolean hasNews() {
        return !run.feed().recallsFrom(recalls).isEmpty()
                || !run.feed().measuredFrom(measured).isEmpty();
    }

    /// Takes what came in since.
    ///
    /// @return reads the ledger off it, on any thread, one after another
    Supplier<Ledger> takeNews() {
        RunFeed feed = run.feed();
        List<Recall> newRecalls = feed.recallsFrom(recalls);
        List<Measured> newMeasured = feed.measuredFrom(measured);
        if (reader == null) {
            reader = new KnowledgeReader(feed.passages(), feed.questions());
        }
        recalls += newRecalls.size();
        measured += newMeasured.size();
        KnowledgeReader mine = reader;
        return () -> {
            newMeasured.forEach(at -> mine.add(at.step(), at.areas()));
            newRecalls.forEach(mine::add);
            return Ledger.of(mine.knowledge());
        };
    }

    /// Takes the ledger over.
    void computed(Ledger now) {
        ledger = now;
        now.captions().stream().filter(said::add).forEach(captions::add);
        if (captions.size() > MOST_CAPTIONS) {
            captions.subList(0, captions.size() - MOST_CAPTIONS).clear();
        }
    }

    void dismiss(Caption caption) {
        captions.remove(caption);
    }
}
