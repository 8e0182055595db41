package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a person sets once for this machine.
///
/// @param memoryGigabytes most memory that a run may be planned to take, in units of 10^9 bytes; 0 for all that is free
/// @param runs folder that run folders are kept in; empty for the program's own
/// @param size of everything in the window, in per cent of the system's size
record Workplace(double memoryGigabytes, Optional<Path> runs, int size) {
    static final int USUAL_SIZE = 100;

    /// Sizes to choose from, growing.
    static final List<Integer> SIZES = List.of(80, 90, USUAL_SIZE, 110, 125, 150, 175, 200);

    Workplace {
        memoryGigabytes = Double.isFinite(memoryGigabytes) ? Math.max(0, memoryGigabytes) : 0;
        size = size == 0 ? USUAL_SIZE : Math.clamp(size, SIZES.getFirst(), SIZES.getLast());
    }

    /// That of a first start.
    static Workplace standard() {
        return new Workplace(0, Optional.empty(), USUAL_SIZE);
    }

    /// The next size above one, or below it; the largest and the smallest stay.
    static int nextSize(int size, boolean larger) {
        List<Integer> beyond = SIZES.stream()
                .filter(each -> larger ? each > size : each < size)
                .toList();
        return beyond.isEmpty() ? size : larger ? beyond.getFirst() : beyond.getLast();
    }

    /// Most bytes that a run may be planned to take.
    long memoryBytes() {
        return memoryGigabytes == 0 ? Long.MAX_VALUE : (long) (memoryGigabytes * 1e9);
    }
}
