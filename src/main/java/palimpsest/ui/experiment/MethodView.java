package palimpsest.ui.experiment;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import palimpsest.ui.experiment.MethodViewModel.Kind;

/// The choice of what is trained, and below it the few rows that belong to the choice.
final class MethodView {
    private final VBox view = new VBox();

    Node createView() {
        view.getStyleClass().add("setting-rows");
        return view;
    }

    void bind(MethodViewModel model) {
        view.getChildren().add(SettingsView.choice("Method", model.kind(), Kind.values(), MethodView::word));
        for (Kind kind : Kind.values()) {
            VBox rows = new VBox();
            rows.getStyleClass().add("setting-rows");
            model.fields(kind)
                    .forEach(field -> rows.getChildren().add(SettingsView.number("method-" + field.label(), field)));
            if (kind == Kind.LORA) {
                rows.getChildren().add(projections(model));
            }
            rows.visibleProperty().bind(model.kind().isEqualTo(kind));
            rows.managedProperty().bind(rows.visibleProperty());
            view.getChildren().add(rows);
        }
        Label problem = SettingsView.problem("setting-method");
        problem.textProperty().bind(model.problem());
        view.getChildren().add(problem);
    }

    private static Node projections(MethodViewModel model) {
        TextField names = new TextField();
        names.setId("setting-method-projections");
        names.getStyleClass().setAll("text-input", "text-field", "setting-field");
        names.setPrefWidth(150);
        names.setAccessibleText("Projections");
        names.setTooltip(new Tooltip("Linear layers that get an adapter, such as q_proj, v_proj; auto for those that "
                + "make queries, keys and values"));
        names.textProperty().bindBidirectional(model.projections());
        return SettingsView.row("Projections", names);
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case FULL -> "all weights";
            case LAST_BLOCKS -> "last blocks";
            case HEAD -> "head only";
            case LORA -> "LoRA";
        };
    }
}
