package palimpsest.workbench;

import palimpsest.history.RecordedRun;
import palimpsest.train.TrainingEvent;

/// Fills a feed with what a run folder tells.
final class RecordedFeed {
    private RecordedFeed() {}

    static LiveFeed of(RecordedRun run) {
        LiveFeed feed = metrics(run);
        if (!run.passages().isEmpty() || !run.questions().isEmpty()) {
            feed.on(new TrainingEvent.PassagesChosen(run.passages(), run.questions()));
            run.snapshotSteps().forEach(step -> feed.on(new TrainingEvent.ProbesScored(run.snapshot(step))));
        }
        feed.on(new TrainingEvent.StateChanged(run.state(), run.reason()));
        return feed;
    }

    /// Without its probes, whose snapshots are not read.
    static LiveFeed ofMetrics(RecordedRun run) {
        LiveFeed feed = metrics(run);
        feed.on(new TrainingEvent.StateChanged(run.state(), run.reason()));
        return feed;
    }

    private static LiveFeed metrics(RecordedRun run) {
        LiveFeed feed = new LiveFeed();
        feed.interrupted(run.interruptions());
        run.events().forEach(feed::on);
        run.measured().forEach(feed::on);
        run.steps().forEach(feed::on);
        return feed;
    }
}
