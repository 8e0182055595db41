package palimpsest.ui.plot;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.Dragboard;

/// Takes what is shown out of the window. FX thread.
public interface Exporter {
    /// Asks as what it shall be written, and where.
    void export(Exhibit shown);

    /// Puts its picture on the clipboard.
    void copy(Exhibit shown);

    /// Asks where the numbers behind it shall be written.
    void saveNumbers(Exhibit shown);

    /// Begins to draw what may be dragged in a moment.
    void grab(Exhibit shown);

    /// Its picture as a PNG file, to be dragged out of the window.
    ///
    /// @return fills what is dragged; empty where there is nothing to show
    Optional<Consumer<Dragboard>> drag(Exhibit shown);
}
