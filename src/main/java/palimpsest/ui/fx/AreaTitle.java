package palimpsest.ui.fx;

import java.util.Locale;
import palimpsest.measure.AreaLoss;

/// The name of an area of text as it is shown: `Capitals`, `New text`.
public final class AreaTitle {
    private AreaTitle() {}

    public static String of(String area) {
        if (area.equals(AreaLoss.NEW)) {
            return "New text";
        }
        return area.isEmpty() ? area : area.substring(0, 1).toUpperCase(Locale.ROOT) + area.substring(1);
    }
}
