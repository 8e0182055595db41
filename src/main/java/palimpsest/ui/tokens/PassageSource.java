package palimpsest.ui.tokens;

import java.util.Optional;
import java.util.concurrent.Executor;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.ui.fx.FailureWords;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunFeed;

/// The passages of a run at the snapshot that is shown: the latest and the base are in memory, those between are read
/// one at a time, and until one is there the one before it stays. FX thread.
final class PassageSource {
    private final TimeViewModel time;
    private final Executor fx;
    private final Runnable changed;
    private Run run;
    private ProbeSnapshot loaded;
    private boolean loading;
    private String trouble = "";
    /// A step that could not be read, which is not tried again while it is shown.
    private long failed = -1;

    /// @param changed called when there is another snapshot, or trouble
    PassageSource(TimeViewModel time, Executor fx, Runnable changed) {
        this.time = time;
        this.fx = fx;
        this.changed = changed;
    }

    void follow(Run other) {
        run = other;
        loaded = null;
        loading = false;
        trouble = "";
        failed = -1;
    }

    boolean isLoading() {
        return loading;
    }

    /// Why the snapshot that is shown is not there, in a sentence; empty where it is.
    String trouble() {
        return trouble;
    }

    /// The passages, or empty before there is a snapshot.
    Optional<TokenSource> get() {
        RunFeed feed = run.feed();
        return feed.base().flatMap(base -> now(feed).map(now -> new TokenSource(feed.passages(), base, now)));
    }

    private Optional<ProbeSnapshot> now(RunFeed feed) {
        long step = time.step();
        Optional<ProbeSnapshot> near =
                time.atLatest() ? feed.latest() : feed.base().filter(base -> step == 0);
        if (near.isPresent()) {
            loaded = null;
            trouble = "";
            failed = -1;
            return near;
        }
        if (loaded == null || loaded.step() != step) {
            load(step);
        }
        return Optional.ofNullable(loaded);
    }

    private void load(long step) {
        if (loading || step == failed) {
            return;
        }
        loading = true;
        Run of = run;
        of.texts()
                .snapshot(step)
                .whenCompleteAsync(
                        (snapshot, failure) -> {
                            if (of == run) {
                                loaded = snapshot == null ? loaded : snapshot;
                                trouble = failure == null ? "" : FailureWords.sentence(failure);
                                failed = failure == null ? -1 : step;
                                loading = false;
                                changed.run();
                            }
                        },
                        fx);
    }
}
