package palimpsest.ui.shell;

import java.util.Map;
import palimpsest.ui.experiment.ExperimentDraft;

/// What the window remembers from one start to the next.
///
/// @param place where it stands
/// @param choices what was chosen in it, by name; see [palimpsest.ui.fx.Remembered]
/// @param draft what was set up
/// @param workplace what was set for this machine
record Preferences(WindowPlace place, Map<String, String> choices, ExperimentDraft draft, Workplace workplace) {
    Preferences {
        choices = Map.copyOf(choices);
    }

    /// Those of a first start.
    static Preferences standard() {
        return new Preferences(WindowPlace.standard(), Map.of(), ExperimentDraft.empty(), Workplace.standard());
    }
}
