package palimpsest.ui.welcome;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.SVGPath;
import org.kordamp.ikonli.javafx.FontIcon;

/// A ready experiment as a card to press: a sketch of the loss on the old text, its name, and what to expect.
final class OfferCard {
    private static final double SKETCH_WIDTH = 132;
    private static final double SKETCH_HEIGHT = 44;
    /// Room for a sentence of five lines, at which cards beside each other end.
    private static final double HEIGHT = 212;

    private static final double MARGIN = 17;

    private OfferCard() {}

    static Button of(WelcomeViewModel.Offer offer) {
        Label name = new Label(offer.name());
        name.getStyleClass().add("offer-name");
        name.setWrapText(true);
        Label sentence = new Label(offer.sentence());
        sentence.getStyleClass().add("offer-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        Label begin = new Label("Start", new FontIcon("fth-play"));
        begin.getStyleClass().add("offer-begin");
        HBox foot = new HBox(begin);
        foot.setAlignment(Pos.CENTER_LEFT);
        VBox content = new VBox(8, sketch(offer), name, sentence, space, foot);
        content.setAlignment(Pos.TOP_LEFT);
        Button card = new Button(null, content);
        card.setId("offer-" + offer.id());
        card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        card.getStyleClass().setAll("offer");
        card.setAlignment(Pos.TOP_LEFT);
        card.setMaxWidth(Double.MAX_VALUE);
        card.setMinWidth(0);
        card.setAccessibleText("Start: " + offer.name() + ". " + offer.sentence());
        // a button does not ask how high its content is at its width, so the content is as high as it may become
        content.setMinSize(0, HEIGHT);
        content.setPrefHeight(HEIGHT);
        content.setMaxHeight(HEIGHT);
        content.prefWidthProperty().bind(card.widthProperty().subtract(2 * MARGIN));
        return card;
    }

    /// Drawn from no figures: without replay the loss rises, with replay it hardly does. The colours are those that the
    /// runs have later: the first of a comparison, or the only one, has the first.
    private static Pane sketch(WelcomeViewModel.Offer offer) {
        Line base = new Line(0, SKETCH_HEIGHT - 6, SKETCH_WIDTH, SKETCH_HEIGHT - 6);
        base.getStyleClass().add("sketch-base");
        Pane sketch = new Pane(base);
        boolean both = offer.runs() > 1;
        if (both || !offer.replays()) {
            sketch.getChildren().add(curve("M0 38 C 26 36, 40 10, 132 4", "sketch-1"));
        }
        if (both || offer.replays()) {
            sketch.getChildren().add(curve("M0 38 C 30 36, 44 30, 132 29", both ? "sketch-2" : "sketch-1"));
        }
        sketch.setMinSize(SKETCH_WIDTH, SKETCH_HEIGHT);
        sketch.setMaxSize(SKETCH_WIDTH, SKETCH_HEIGHT);
        return sketch;
    }

    private static SVGPath curve(String path, String style) {
        SVGPath curve = new SVGPath();
        curve.setContent(path);
        curve.getStyleClass().addAll("sketch", style);
        return curve;
    }
}
