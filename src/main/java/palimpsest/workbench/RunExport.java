package palimpsest.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What shall be drawn of recorded runs, and into which files.
///
/// @param runs what their folders tell
/// @param targets what goes where
/// @param axes what the plots measure
/// @param ground what pictures stand on
/// @param scale pixels of a PNG for each pixel of the layout, 1 to 4
public record RunExport(RecordedRuns runs, List<Target> targets, Axes axes, Ground ground, int scale) {
    /// What can be drawn of runs.
    public enum What {
        PLOT,
        TOKENS,
        LEDGER,
        REPORT
    }

    /// What a picture stands on.
    public enum Ground {
        LIGHT,
        DARK,
        TRANSPARENT
    }

    /// In what losses are told.
    public enum Unit {
        NATS,
        BITS,
        PERPLEXITY
    }

    /// What the x axis of the plots counts.
    public enum Across {
        STEP,
        TOKENS,
        EPOCHS,
        SECONDS,
        FLOPS
    }

    /// What the plots measure.
    public record Axes(Unit unit, Across across) {
        /// Bits per byte by step.
        public static final Axes USUAL = new Axes(Unit.BITS, Across.STEP);
    }

    /// @param file whose ending, `.png`, `.svg` or `.html`, says as what it is written
    public record Target(What what, Path file) {
        /// The ending with its dot, in small letters; empty where there is none.
        public String ending() {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            int dot = name.lastIndexOf('.');
            return dot < 0 ? "" : name.substring(dot);
        }
    }

    public RunExport {
        targets = List.copyOf(targets);
    }
}
