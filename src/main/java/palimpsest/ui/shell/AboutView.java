package palimpsest.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the program is, and what it is made of with the licences.
final class AboutView {
    private static final double LIST_HEIGHT = 260;
    private static final String SENTENCE =
            "Shows what fine-tuning makes a language model forget. It works on this machine alone and opens no"
                    + " connection.";

    private AboutView() {}

    /// @param components what is shipped
    static Node createView(List<Component> components) {
        GridPane made = new GridPane(18, 5);
        for (int row = 0; row < components.size(); row++) {
            Label name = new Label(components.get(row).name());
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label licence = new Label(components.get(row).licence());
            licence.getStyleClass().add("question-text");
            made.addRow(row, name, licence);
        }
        ScrollPane list = new ScrollPane(made);
        list.setId("about-components");
        list.getStyleClass().add("about-components");
        list.setFitToWidth(true);
        list.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        list.setPrefViewportHeight(LIST_HEIGHT);
        list.setAccessibleText("What Palimpsest is made of, with licences");
        Label versions = words("Java %s, JavaFX %s"
                .formatted(System.getProperty("java.version"), System.getProperty("javafx.runtime.version")));
        Label heading = new Label("MADE WITH");
        heading.getStyleClass().add("section-heading");
        return new VBox(10, words(SENTENCE), versions, heading, list);
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("question-text");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
