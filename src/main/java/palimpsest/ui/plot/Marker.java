package palimpsest.ui.plot;

import java.util.Objects;

/// A note at one place of the x axis.
///
/// @param x where, in the axis's unit
/// @param label a few words; the readout says them
/// @param kind how it is drawn
/// @param run index of the colour of the run it speaks of, or [PlotLine#NEUTRAL] where it speaks of all
public record Marker(double x, String label, Kind kind, int run) {
    /// How a marker is drawn.
    public enum Kind {
        /// A pass over a text begins: a dashed line with its label on top.
        EPOCH,
        /// A checkpoint is written: a tick on the axis.
        CHECKPOINT,
        /// Something happened: a ring on the axis.
        EVENT,
        /// The run was paused, and the lines have a gap: two bars on the axis.
        PAUSE
    }

    public Marker {
        Objects.requireNonNull(label);
        Objects.requireNonNull(kind);
    }
}
