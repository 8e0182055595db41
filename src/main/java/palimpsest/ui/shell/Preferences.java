package palimpsest.ui.shell;

import palimpsest.ui.experiment.ExperimentDraft;
import palimpsest.ui.training.LossUnit;

/// What the window remembers from one start to the next.
///
/// @param width of the window, in pixels of the screen's scale
/// @param height of the window
/// @param maximized whether it filled the screen
/// @param theme its colours
/// @param unit of the loss plots
/// @param draft what was set up
/// @param workplace what was set for this machine
record Preferences(
        double width,
        double height,
        boolean maximized,
        Theme theme,
        LossUnit unit,
        ExperimentDraft draft,
        Workplace workplace) {
    static final double LEAST_WIDTH = 1120;
    static final double LEAST_HEIGHT = 640;

    Preferences {
        width = Double.isFinite(width) ? Math.clamp(width, LEAST_WIDTH, 16_384) : 1440;
        height = Double.isFinite(height) ? Math.clamp(height, LEAST_HEIGHT, 16_384) : 900;
    }

    /// Those of a first start.
    static Preferences standard() {
        return new Preferences(
                1440, 900, false, Theme.SYSTEM, LossUnit.BITS_PER_BYTE, ExperimentDraft.empty(), Workplace.standard());
    }
}
