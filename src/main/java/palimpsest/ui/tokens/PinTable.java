package palimpsest.ui.tokens;

import java.util.List;
import palimpsest.workbench.Alternatives;

/// What both models expect in the place of the pinned token, the likeliest first.
///
/// @param step optimizer steps of the model
/// @param base what the base expects
/// @param now what the model expects
public record PinTable(long step, List<PinRow> base, List<PinRow> now) {
    static PinTable of(Alternatives both) {
        return new PinTable(
                both.step(),
                both.base().stream().map(PinRow::of).toList(),
                both.now().stream().map(PinRow::of).toList());
    }
}
