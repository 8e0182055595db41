package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.train.RunState;
import palimpsest.workbench.Run;

/// The runs that the window started last: one is under way, those behind it wait for their turn. What is asked is asked
/// of all that have not ended.
final class RunsUnderWay {
    private List<Run> runs = List.of();
    private List<RunState> last = List.of();

    void are(List<Run> begun) {
        runs = List.copyOf(begun);
    }

    /// Begun behind those that have not ended.
    void add(List<Run> begun) {
        List<Run> all = new ArrayList<>(going() ? runs : List.of());
        all.addAll(begun);
        are(all);
    }

    /// One of them was taken out before its turn.
    void drop(Path folder) {
        runs = runs.stream().filter(run -> !run.folder().equals(folder)).toList();
    }

    /// In the order in which they were started.
    List<Run> all() {
        return runs;
    }

    /// Whether one has not ended.
    boolean going() {
        return runs.stream().anyMatch(run -> !run.feed().state().ended());
    }

    /// Where the run under way stands, or where all have ended the last; empty before there is one.
    Optional<RunState> state() {
        List<Run> left =
                runs.stream().filter(run -> !run.feed().state().ended()).toList();
        return left.stream()
                .filter(run -> run.feed().state() != RunState.PREPARING)
                .findFirst()
                .or(() -> left.stream().findFirst())
                .or(() -> runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast()))
                .map(run -> run.feed().state());
    }

    /// Whether one of them stands otherwise than when this was asked last.
    boolean changed() {
        List<RunState> now = runs.stream().map(run -> run.feed().state()).toList();
        boolean changed = !now.equals(last);
        last = now;
        return changed;
    }

    /// Index of the run of this folder; -1 where it is not among them.
    int at(Path folder) {
        return runs.stream().map(Run::folder).toList().indexOf(folder);
    }

    /// Differs whenever one has something new to say.
    long version() {
        return runs.stream().mapToLong(run -> run.feed().version()).sum();
    }

    void pause() {
        runs.forEach(Run::pause);
    }

    void proceed() {
        runs.forEach(Run::proceed);
    }

    /// The last first, so that none has its turn in between.
    void stop() {
        runs.reversed().forEach(Run::stop);
    }
}
