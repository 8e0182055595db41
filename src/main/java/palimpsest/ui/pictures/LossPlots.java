package palimpsest.ui.pictures;

import java.util.List;
import palimpsest.history.RecordedRun;
import palimpsest.ui.plot.Picture;
import palimpsest.workbench.RunExport;

/// Draws the plots of losses, as the window does; given from outside, since features know nothing of each other.
@FunctionalInterface
public interface LossPlots {
    /// The plot of the new text and that of the old, those for which something was recorded.
    ///
    /// @param names what each run is called beside the others
    /// @param width in logical pixels
    List<Picture> of(List<RecordedRun> runs, List<String> names, RunExport.Axes axes, double width, double height);
}
