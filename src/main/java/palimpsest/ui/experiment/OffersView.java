package palimpsest.ui.experiment;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What would make a plan that is too large fit, a button each, beside the sentence that says that it is.
public final class OffersView {
    private final VBox buttons = new VBox(6);

    public Node createView() {
        buttons.setId("offers");
        buttons.getStyleClass().add("offers");
        return buttons;
    }

    public void bind(ReviewViewModel review) {
        review.offers().addListener((observed, before, now) -> show(now));
        show(review.offers().get());
    }

    private void show(List<ReviewViewModel.Offer> offers) {
        buttons.getChildren().setAll(offers.stream().map(OffersView::button).toList());
        buttons.setVisible(!offers.isEmpty());
        buttons.setManaged(buttons.isVisible());
    }

    private static Button button(ReviewViewModel.Offer offer) {
        Button button = new Button(offer.text());
        button.getStyleClass().setAll("command", "offer");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setWrapText(true);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.setOnAction(pressed -> offer.take().run());
        return button;
    }
}
