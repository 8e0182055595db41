package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.Optional;

/// What a person sets once for this machine.
///
/// @param memoryGigabytes most memory that a run may be planned to take, in units of 10^9 bytes; 0 for all that is free
/// @param runs folder that run folders are kept in; empty for the program's own
/// @param size of everything in the window, in per cent; 0 for the system's
record Workplace(double memoryGigabytes, Optional<Path> runs, int size) {
    static final int LEAST_SIZE = 100;
    static final int MOST_SIZE = 200;

    Workplace {
        memoryGigabytes = Double.isFinite(memoryGigabytes) ? Math.max(0, memoryGigabytes) : 0;
        size = size == 0 ? 0 : Math.clamp(size, LEAST_SIZE, MOST_SIZE);
    }

    /// That of a first start.
    static Workplace standard() {
        return new Workplace(0, Optional.empty(), 0);
    }

    /// Has the window toolkit draw everything in this size. Only before it starts.
    void applySize() {
        if (size != 0) {
            System.setProperty("glass.gtk.uiScale", size + "%");
            System.setProperty("glass.win.uiScale", size + "%");
        }
    }

    /// Most bytes that a run may be planned to take.
    long memoryBytes() {
        return memoryGigabytes == 0 ? Long.MAX_VALUE : (long) (memoryGigabytes * 1e9);
    }
}
