package palimpsest.ui.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.Property;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Precision;
import palimpsest.train.Schedule;
import palimpsest.ui.fx.WordedChoice;

/// The numbers and choices of training as rows of a name and a value that can be edited in place.
final class SettingsView {
    private static final double VALUE_INSET = 7;
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Supplier<List<Path>> dialog;
    private final MethodView method = new MethodView();
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
        few.getChildren().add(method.createView());
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
        method.bind(model.method());
        for (SettingsViewModel.Number number : SettingsViewModel.Number.values()) {
            FieldViewModel field = model.number(number);
            (number.always() ? few : more).getChildren().add(number(number.name(), field));
            if (number == SettingsViewModel.Number.WARMUP) {
                more.getChildren().add(choice("Schedule", model.schedule(), Schedule.values(), SettingsView::word));
            }
        }
        more.getChildren().add(choice("Device", model.device(), DeviceChoice.values(), SettingsView::word));
        more.getChildren().add(precision(model.precision()));
        model.paths().forEach(paths -> more.getChildren().add(paths(paths, dialog)));
    }

    static Node number(String name, FieldViewModel field) {
        TextField value = new TextField();
        value.setId("setting-" + name.toLowerCase(Locale.ROOT).replace('_', '-'));
        value.getStyleClass().setAll("text-input", "text-field", "setting-field");
        value.setPrefWidth(104);
        value.setAccessibleText(field.label());
        value.setTooltip(new Tooltip(field.hint()));
        value.textProperty().bindBidirectional(field.text());
        field.problem().addListener((observed, before, now) -> value.pseudoClassStateChanged(WRONG, !now.isEmpty()));
        Label problem = problem(value.getId());
        problem.textProperty().bind(field.problem());
        return new VBox(row(field.label(), value), problem);
    }

    static <T> Node choice(String name, Property<T> chosen, T[] values, Function<T, String> word) {
        ComboBox<T> box = WordedChoice.of(name, chosen, List.of(values), word);
        box.getStyleClass().add("setting-choice");
        box.setId("setting-" + name.toLowerCase(Locale.ROOT));
        box.setPrefWidth(124);
        return row(name, box);
    }

    private static Node precision(PrecisionViewModel model) {
        Node row = choice("Precision", model.chosen(), Precision.values(), SettingsView::word);
        row.disableProperty().bind(model.available().not());
        return row;
    }

    static Node paths(PathsViewModel model, Supplier<List<Path>> dialog) {
        Button choose = new Button("Choose…");
        choose.getStyleClass().setAll("card-action", "path-choose");
        choose.setAccessibleText("Choose " + model.label());
        choose.setOnAction(pressed -> model.choose(dialog.get()));
        Button remove = new Button(null, new FontIcon("fth-x"));
        remove.getStyleClass().setAll("card-action");
        remove.setAccessibleText("Remove " + model.label());
        remove.setOnAction(pressed -> model.clear());
        Label problem = problem("paths");
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
        HBox row = row(model.label(), value);
        row.getStyleClass().add("path-row");
        FileDrop.accept(row, model::choose);
        return new VBox(row, problem);
    }

    static HBox row(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("setting-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(value);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(8, label, space, value);
        // the figures end where the cards end; the box around a field appears outside of that
        HBox.setMargin(value, new Insets(0, -VALUE_INSET, 0, 0));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static Label problem(String id) {
        Label problem = new Label();
        problem.setId(id + "-problem");
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
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
