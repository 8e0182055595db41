package palimpsest.ui.help;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Sentences whose links can be followed.
final class LinkedText {
    private LinkedText() {}

    /// @param follow takes a definition's id
    static TextFlow of(List<HelpTexts.Piece> pieces, Consumer<String> follow) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("help-text");
        for (HelpTexts.Piece piece : pieces) {
            if (piece.link().isPresent()) {
                Hyperlink link = new Hyperlink(piece.words());
                link.getStyleClass().setAll("help-link");
                link.setOnAction(pressed -> follow.accept(piece.link().get()));
                flow.getChildren().add(link);
            } else {
                Text words = new Text(piece.words());
                words.getStyleClass().add("help-words");
                flow.getChildren().add(words);
            }
        }
        return flow;
    }
}
