package palimpsest.workbench;

import java.util.List;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;

/// A text as the base and the model predict it.
///
/// @param passages the text, cut where it is longer than the model's context
/// @param base what the base predicts
/// @param now what the model predicts, with the step it stands at
public record ComparedText(List<Passage> passages, ProbeSnapshot base, ProbeSnapshot now) {}
