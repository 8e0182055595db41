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

/// What happened in a run, as notes on the x axis.
final class RunMarkers {
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
        for (TrainingEvent event : events) {
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
