package palimpsest.ui.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import palimpsest.history.Interruption;
import palimpsest.train.TrainingEvent;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.plot.Marker;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.plot.Ticks;

/// What happened in a run, as notes on the x axis.
final class RunMarkers {
    /// Epochs that are marked: more would hide the curves.
    private static final int MOST_EPOCHS = 8;

    private final List<TrainingEvent> events = new ArrayList<>();

    /// Keeps an event that has a place on the axis.
    void add(TrainingEvent event) {
        if (place(event).isPresent()) {
            events.add(event);
        }
    }

    int size() {
        return events.size();
    }

    /// The notes in order of their places.
    ///
    /// @param name what the run is called beside others; empty where it is alone
    List<Marker> of(LossHistory losses, List<Interruption> interruptions, String name, int color) {
        String whose = name.isEmpty() ? "" : name + ": ";
        int run = name.isEmpty() ? PlotLine.NEUTRAL : color;
        List<Marker> markers = new ArrayList<>();
        long apart = apart();
        for (TrainingEvent event : events) {
            if (pass(event) % apart != 0) {
                continue;
            }
            Note note = place(event).orElseThrow();
            markers.add(new Marker(losses.at(note.step()), whose + note.label(), note.kind(), run));
        }
        for (Interruption each : interruptions) {
            String what = each.seconds() > 0
                    ? "paused for " + Figures.duration(each.seconds())
                    : "stopped, and resumed later";
            markers.add(new Marker(losses.at(each.step()), whose + what, Marker.Kind.PAUSE, run));
        }
        markers.removeIf(marker -> Double.isNaN(marker.x()));
        markers.sort(Comparator.comparingDouble(Marker::x));
        return markers;
    }

    /// Every so many epochs are marked: 1, 2, 5, 10, 20 and so on.
    private long apart() {
        long last = events.stream().mapToLong(RunMarkers::pass).max().orElse(0);
        return (long) Ticks.whole(0, last + 1, MOST_EPOCHS + 1).step();
    }

    /// Which pass over the new text an event begins; 0 where it is another event.
    private static long pass(TrainingEvent event) {
        return event instanceof TrainingEvent.PassStarted pass && pass.corpus().equals("new") ? pass.pass() : 0;
    }

    private record Note(long step, String label, Marker.Kind kind) {}

    private static Optional<Note> place(TrainingEvent event) {
        return switch (event) {
            case TrainingEvent.PassStarted pass ->
                Optional.of(
                        pass.corpus().equals("new")
                                ? new Note(pass.step(), "epoch " + pass.pass(), Marker.Kind.EPOCH)
                                : new Note(pass.step(), "old text, pass " + pass.pass(), Marker.Kind.EVENT));
            case TrainingEvent.Checkpointed checkpoint ->
                Optional.of(new Note(checkpoint.step(), "checkpoint", Marker.Kind.CHECKPOINT));
            case TrainingEvent.BestFound best -> Optional.of(new Note(best.step(), "best so far", Marker.Kind.EVENT));
            case TrainingEvent.CadenceLengthened cadence ->
                Optional.of(new Note(
                        cadence.step(),
                        "measuring every " + Figures.count(cadence.everyNow(), "step"),
                        Marker.Kind.EVENT));
            default -> Optional.empty();
        };
    }
}
