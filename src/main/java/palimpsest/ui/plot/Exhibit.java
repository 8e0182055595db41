package palimpsest.ui.plot;

import java.util.Optional;
import java.util.function.Supplier;

/// Something shown in the window that can be taken out of it: a plot, the tokens, the ledger, or the page of them. What
/// it hands out is what is shown at that moment, and stays so.
///
/// @param id tells it from others, and begins the name of a file: `new-text`
/// @param name what it is, as it stands in a list: `New text`
/// @param picture of it; empty while there is nothing to show. FX thread; what it returns may be drawn on any one
/// thread
/// @param numbers behind it; empty where there are none. FX thread; what it returns may be asked on any one thread for
///     the content of a CSV file
public record Exhibit(
        String id, String name, Supplier<Optional<Picture>> picture, Supplier<Optional<Supplier<String>>> numbers) {
    /// One without numbers of its own.
    public Exhibit(String id, String name, Supplier<Optional<Picture>> picture) {
        this(id, name, picture, Optional::empty);
    }
}
