package palimpsest.ui.fx;

import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/// The whole of a text in a tooltip, while there is no room for it. FX thread.
public final class WholeText {
    private static final double WIDEST = 480;

    private WholeText() {}

    public static void tell(Labeled text) {
        Tooltip whole = new Tooltip();
        whole.setWrapText(true);
        whole.setMaxWidth(WIDEST);
        whole.textProperty().bind(text.textProperty());
        text.textTruncatedProperty().subscribe(cut -> text.setTooltip(cut ? whole : null));
    }
}
