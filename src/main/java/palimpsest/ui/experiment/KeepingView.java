package palimpsest.ui.experiment;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import palimpsest.train.Stopping;

/// The rows that keep knowledge, and those that end a run.
final class KeepingView {
    private final VBox rows = new VBox();

    Node createView() {
        rows.getStyleClass().add("setting-rows");
        return rows;
    }

    void bind(KeepingViewModel model) {
        rows.getChildren().add(heading("Keeping what it knows"));
        for (KeepingViewModel.Number number : KeepingViewModel.Number.values()) {
            if (number == KeepingViewModel.Number.EPOCHS) {
                rows.getChildren().add(heading("When it ends"));
            }
            if (number == KeepingViewModel.Number.OLD_WEIGHT) {
                rows.getChildren()
                        .add(SettingsView.choice("Keep", model.best(), Stopping.Best.values(), KeepingView::word));
            }
            rows.getChildren().add(SettingsView.number(number.name(), model.number(number)));
        }
    }

    private static Node heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("setting-heading");
        return heading;
    }

    private static String word(Stopping.Best best) {
        return switch (best) {
            case LAST -> "last step";
            case NEW -> "best, new text";
            case OLD -> "best, old text";
            case WEIGHTED -> "best, both";
        };
    }
}
