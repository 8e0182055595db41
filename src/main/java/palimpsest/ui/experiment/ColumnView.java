package palimpsest.ui.experiment;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import palimpsest.ui.experiment.ColumnViewModel.Choice;

/// Below a card of tables: the column that is the text, with what stands in each to choose by.
final class ColumnView {
    private static final double LIST_WIDTH = 420;
    private static final double FIELD_WIDTH = 168;

    private final String heading;
    private final ComboBox<Choice> box = new ComboBox<>();
    private HBox row;

    /// @param id of the card
    ColumnView(String id, String heading) {
        this.heading = heading;
        box.setId(id + "-column");
    }

    Node createView() {
        box.getStyleClass().add("setting-choice");
        box.setPrefWidth(FIELD_WIDTH);
        box.setAccessibleText(heading + ": the column that is the text");
        box.setCellFactory(list -> new SampleCell());
        box.setButtonCell(new NameCell());
        row = SettingsView.row("Text column", box);
        return row;
    }

    void bind(ColumnViewModel model) {
        model.offered().subscribe(offered -> {
            box.setOnAction(null);
            box.getItems().setAll(offered);
            box.setValue(offered.isEmpty() ? null : model.chosen().get());
            box.setOnAction(chosen -> take(model));
            row.setVisible(!offered.isEmpty());
            row.setManaged(!offered.isEmpty());
        });
        model.chosen().subscribe(choice -> {
            if (box.getItems().contains(choice)) {
                box.setValue(choice);
            }
        });
    }

    private void take(ColumnViewModel model) {
        if (box.getValue() != null) {
            model.choose(box.getValue());
        }
    }

    private static final class NameCell extends ListCell<Choice> {
        @Override
        protected void updateItem(Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(choice == null ? "" : choice.label());
        }
    }

    /// A column's name over what stands in it.
    private static final class SampleCell extends ListCell<Choice> {
        private final Label name = new Label();
        private final Label sample = new Label();
        private final VBox lines = new VBox(1, name, sample);

        SampleCell() {
            name.getStyleClass().add("column-name");
            sample.getStyleClass().add("column-sample");
            sample.setTextOverrun(OverrunStyle.ELLIPSIS);
            sample.setMaxWidth(LIST_WIDTH);
            lines.setPrefWidth(LIST_WIDTH);
        }

        @Override
        protected void updateItem(Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setGraphic(choice == null ? null : lines);
            if (choice != null) {
                name.setText(choice.label());
                sample.setText(choice.sample().isEmpty() ? "nothing in the first rows" : choice.sample());
                setAccessibleText(choice.label() + ": " + sample.getText());
            }
        }
    }
}
