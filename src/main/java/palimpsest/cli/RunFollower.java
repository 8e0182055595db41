package palimpsest.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.CadenceLengthened;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.PassStarted;
import palimpsest.train.TrainingEvent.Preparing;
import palimpsest.train.TrainingEvent.SelfReplayReady;
import palimpsest.train.TrainingEvent.StepDone;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunFeed;

/// Follows a run to its end and shows how it goes.
final class RunFollower {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Run run;
    private final RunFeed feed;
    private final Surroundings.Clock clock;
    private final ProgressLine line;
    private final long stepsBefore;
    private final Pace pace;
    private int stepsRead;
    private int measuredRead;
    private int eventsRead;
    private Optional<StepDone> lastStep = Optional.empty();
    private Optional<Measured> lastMeasured = Optional.empty();
    private String preparing = "";

    /// @param stepsBefore steps of a resumed run that were done before
    RunFollower(Run run, Surroundings surroundings, ProgressLine line, long stepsBefore) {
        this.run = run;
        this.feed = run.feed();
        this.clock = surroundings.clock();
        this.line = line;
        this.stepsBefore = stepsBefore;
        this.pace = new Pace(stepsBefore * run.plan().tokensPerStep());
    }

    /// Returns when the run has ended.
    void toTheEnd() {
        long seen = -1;
        while (true) {
            // Read before the rest, so that nothing said before the end is missed.
            RunState state = feed.state();
            long version = feed.version();
            if (version != seen) {
                seen = version;
                read();
            }
            if (state.ended()) {
                return;
            }
            clock.await(POLL);
        }
    }

    private void read() {
        List<StepDone> steps = feed.stepsFrom(stepsRead);
        stepsRead += steps.size();
        for (StepDone step : steps) {
            lastStep = Optional.of(step);
            if (step.step() > stepsBefore) {
                pace.note(step, clock.nanoTime());
            }
        }
        List<TrainingEvent> events = feed.eventsFrom(eventsRead);
        eventsRead += events.size();
        events.forEach(this::notice);
        List<Measured> measured = feed.measuredFrom(measuredRead);
        measuredRead += measured.size();
        for (Measured measurement : measured) {
            lastMeasured = Optional.of(measurement);
        }
        lastStep.filter(step -> step.step() > stepsBefore).ifPresent(_ -> {
            line.show(progress().bar(line.width()));
            if (!measured.isEmpty()) {
                line.log(progress().plain());
            }
        });
    }

    private Progress progress() {
        long steps = run.plan().steps();
        return new Progress(
                lastStep.map(StepDone::step).orElse(0L),
                steps,
                lastStep.map(StepDone::loss).orElse(Double.NaN),
                lastMeasured,
                pace.tokensPerSecond(),
                pace.secondsLeft(steps, clock.nanoTime()));
    }

    private void notice(TrainingEvent event) {
        switch (event) {
            case Preparing now -> prepare(now);
            case SelfReplayReady written ->
                line.notice("The model wrote %s tokens of old text in %s texts: %s"
                        .formatted(Numbers.whole(written.tokens()), Numbers.whole(written.texts()), written.file()));
            case PassStarted pass ->
                line.notice("Step %d begins pass %d over the %s text, in a fresh order."
                        .formatted(pass.step(), pass.pass(), pass.corpus()));
            case CadenceLengthened cadence ->
                line.notice("Measuring takes too much of the time; it now happens every %d steps."
                        .formatted(cadence.everyNow()));
            default -> {
                // steps and measurements are in the line, states in the last sentence
            }
        }
    }

    private void prepare(Preparing now) {
        String share = now.done() < 0 ? "" : " " + Math.round(now.done() * 100) + " %";
        line.show(now.what() + share + (now.pace().isEmpty() ? "" : ", " + now.pace()));
        if (!now.what().equals(preparing)) {
            preparing = now.what();
            line.log(now.what());
        }
    }
}
