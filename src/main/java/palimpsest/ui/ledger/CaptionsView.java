package palimpsest.ui.ledger;

import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.ui.fx.WholeText;

/// What happened to the model's knowledge, as a quiet strip of short lines that a person can put away one by one.
public final class CaptionsView {
    private final HBox strip = new HBox(8);

    public Node createView() {
        strip.setId("captions");
        strip.getStyleClass().add("captions");
        strip.setMinWidth(0);
        strip.getStylesheets()
                .add(Objects.requireNonNull(CaptionsView.class.getResource("ledger-view.css"))
                        .toExternalForm());
        return strip;
    }

    public void bind(LedgerViewModel model) {
        model.captions().addListener((ListChangeListener<Caption>) change -> fill(model));
        fill(model);
    }

    private void fill(LedgerViewModel model) {
        strip.getChildren()
                .setAll(model.captions().reversed().stream()
                        .map(caption -> line(caption, model))
                        .toList());
        strip.setVisible(!model.captions().isEmpty());
        strip.setManaged(!model.captions().isEmpty());
    }

    private static Node line(Caption caption, LedgerViewModel model) {
        Label text = new Label(caption.text(), new FontIcon(icon(caption.kind())));
        text.getStyleClass().add("caption-text");
        text.setMinWidth(60);
        WholeText.tell(text);
        Button dismiss = new Button(null, new FontIcon("fth-x"));
        dismiss.getStyleClass().setAll("caption-dismiss");
        dismiss.setAccessibleText("Put away: " + caption.text());
        dismiss.setMinWidth(Region.USE_PREF_SIZE);
        dismiss.setOnAction(pressed -> model.dismiss(caption));
        HBox line = new HBox(4, text, dismiss);
        line.getStyleClass().add("caption");
        line.setMinWidth(0);
        line.setAccessibleRole(AccessibleRole.TEXT);
        line.setAccessibleText(caption.text());
        return line;
    }

    private static String icon(Caption.Kind kind) {
        return switch (kind) {
            case LOST -> "fth-trending-down";
            case HALF_LOST -> "fth-alert-triangle";
            case BACK -> "fth-rotate-ccw";
            case LEARNED -> "fth-book-open";
        };
    }
}
