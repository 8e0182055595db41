package palimpsest.ui.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Precision;
import palimpsest.train.Schedule;

/// The numbers and choices of training as rows of a name and a value that can be edited in place.
final class SettingsView {
    private final Supplier<List<Path>> dialog;
    private final VBox few = new VBox();
    private final VBox more = new VBox();
    private final ToggleButton toggle = new ToggleButton("More settings", new FontIcon("fth-chevron-right"));

    SettingsView(Supplier<List<Path>> dialog) {
        this.dialog = dialog;
    }

    Node createView() {
        Label heading = new Label("TRAINING");
        heading.getStyleClass().add("section-heading");
        few.getStyleClass().add("setting-rows");
        more.getStyleClass().add("setting-rows");
        more.visibleProperty().bind(toggle.selectedProperty());
        more.managedProperty().bind(more.visibleProperty());
        toggle.setId("more-settings");
        toggle.getStyleClass().setAll("more-toggle");
        toggle.selectedProperty().addListener((observed, before, open) -> {
            toggle.setText(open ? "Fewer settings" : "More settings");
            toggle.setGraphic(new FontIcon(open ? "fth-chevron-down" : "fth-chevron-right"));
        });
        VBox.setMargin(toggle, new Insets(0, 0, 0, -4));
        VBox section = new VBox(heading, few, toggle, more);
        section.getStyleClass().add("section");
        return section;
    }

    /// Adds rows to those shown on request.
    void addMore(Node rows) {
        more.getChildren().add(rows);
    }

    void bind(SettingsViewModel model) {
        for (SettingsViewModel.Number number : SettingsViewModel.Number.values()) {
            FieldViewModel field = model.number(number);
            String id = "setting-" + number.name().toLowerCase(Locale.ROOT).replace('_', '-');
            (number.always() ? few : more).getChildren().add(SettingRows.number(id, field));
            if (number == SettingsViewModel.Number.WARMUP) {
                more.getChildren()
                        .add(SettingRows.choice(
                                "setting-schedule",
                                "Schedule",
                                model.schedule(),
                                Schedule.values(),
                                SettingsView::word));
            }
        }
        more.getChildren()
                .add(SettingRows.choice(
                        "setting-device", "Device", model.device(), DeviceChoice.values(), SettingsView::word));
        more.getChildren().add(precision(model.precision()));
        model.paths().forEach(paths -> more.getChildren().add(paths(paths)));
    }

    private static Node precision(PrecisionViewModel model) {
        Node row = SettingRows.choice(
                "setting-precision", "Precision", model.chosen(), Precision.values(), SettingsView::word);
        row.disableProperty().bind(model.available().not());
        return row;
    }

    private Node paths(PathsViewModel model) {
        Button choose = new Button("Choose…");
        choose.getStyleClass().setAll("card-action", "path-choose");
        choose.setAccessibleText("Choose " + model.label());
        choose.setOnAction(pressed -> model.choose(dialog.get()));
        Button remove = new Button(null, new FontIcon("fth-x"));
        remove.getStyleClass().setAll("card-action");
        remove.setAccessibleText("Remove " + model.label());
        remove.setOnAction(pressed -> model.clear());
        Label problem = SettingRows.problem("paths");
        problem.textProperty().bind(model.problem());
        HBox value = new HBox(2, choose, remove);
        value.setAlignment(Pos.CENTER_RIGHT);
        Runnable show = () -> {
            List<Path> files = model.paths().get();
            choose.setText(files.isEmpty() ? "Choose…" : shortened(SourceViewModel.named(files)));
            remove.setVisible(!files.isEmpty());
            remove.setManaged(!files.isEmpty());
        };
        model.paths().addListener((observed, before, now) -> show.run());
        show.run();
        HBox row = SettingRows.row(model.label(), value);
        row.getStyleClass().add("path-row");
        FileDrop.accept(row, model::choose);
        return new VBox(row, problem);
    }

    private static String shortened(String name) {
        return name.length() <= 18 ? name : name.substring(0, 8) + "…" + name.substring(name.length() - 9);
    }

    private static String word(Schedule schedule) {
        return switch (schedule) {
            case CONSTANT -> "constant";
            case LINEAR -> "linear";
            case COSINE -> "cosine";
        };
    }

    private static String word(DeviceChoice device) {
        return switch (device) {
            case AUTO -> "automatic";
            case CPU -> "CPU";
            case CUDA -> "CUDA";
        };
    }

    private static String word(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
