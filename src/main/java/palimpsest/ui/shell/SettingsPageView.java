package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.train.DeviceChoice;
import palimpsest.ui.experiment.FieldViewModel;
import palimpsest.ui.fx.FileDialogs;
import palimpsest.ui.fx.WordedChoice;
import palimpsest.ui.training.LossUnit;

/// The few settings, a row each with what it does.
final class SettingsPageView {
    private static final double FIELD = 190;
    private static final double NOTE = 400;

    private final FileDialogs dialogs;
    private final GridPane rows = new GridPane(14, 6);
    private int count;

    SettingsPageView(FileDialogs dialogs) {
        this.dialogs = dialogs;
    }

    Node createView(SettingsPageViewModel model) {
        ColumnConstraints names = new ColumnConstraints();
        names.setHalignment(HPos.LEFT);
        names.setMinWidth(Region.USE_PREF_SIZE);
        rows.getColumnConstraints().setAll(names);
        rows.getStyleClass().add("settings-page");
        row("Theme", choice("settings-theme", "Theme", model.theme(), List.of(Theme.values()), Theme::label), "");
        row(
                "Loss in",
                choice("settings-unit", "Unit of the loss", model.unit(), List.of(LossUnit.values()), LossUnit::axis),
                "");
        row(
                "Size",
                choice("settings-size", "Size of everything", model.size(), Workplace.SIZES, SettingsPageView::percent),
                "Of everything in the window, beside what the system has. Ctrl+Plus, Ctrl+Minus.");
        row("Threads", number("settings-threads", model.threads()), "Of the next run; auto takes every core.");
        row(
                "Device",
                choice(
                        "settings-device",
                        "Device of the next run",
                        model.device(),
                        List.of(DeviceChoice.values()),
                        SettingsPageView::word),
                "");
        row(
                "Memory limit, GB",
                number("settings-memory", model.memory()),
                "A run that needs more is not started; auto lets it take what is free.");
        row("Runs are kept in", folder(model), "");
        return rows;
    }

    private void row(String name, Node value, String note) {
        Label label = new Label(name);
        label.getStyleClass().add("question-text");
        label.setLabelFor(value);
        rows.addRow(count++, label, value);
        if (!note.isEmpty()) {
            note(new Label(note));
        }
    }

    private void note(Label words) {
        words.getStyleClass().add("settings-note");
        words.setWrapText(true);
        words.setMaxWidth(NOTE);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.managedProperty().bind(words.textProperty().isNotEmpty());
        words.visibleProperty().bind(words.managedProperty());
        rows.add(words, 0, count++, 2, 1);
    }

    private Node number(String id, FieldViewModel field) {
        TextField text = new TextField();
        text.setId(id);
        text.setMaxWidth(FIELD);
        text.setAccessibleText(field.label());
        text.setAccessibleHelp(field.hint());
        text.textProperty().bindBidirectional(field.text());
        field.problem().subscribe(words -> text.setAccessibleHelp(words.isEmpty() ? field.hint() : words));
        return new VBox(2, text, problem(field));
    }

    private static Label problem(FieldViewModel field) {
        Label words = new Label();
        words.textProperty().bind(field.problem());
        words.getStyleClass().add("field-problem");
        words.setWrapText(true);
        words.setMaxWidth(FIELD + 60);
        words.visibleProperty().bind(words.textProperty().isNotEmpty());
        words.managedProperty().bind(words.visibleProperty());
        return words;
    }

    private Node folder(SettingsPageViewModel model) {
        Label path = new Label();
        path.setId("settings-runs");
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        path.setMaxWidth(FIELD);
        path.textProperty()
                .bind(Bindings.createStringBinding(() -> model.runsFolder().toString(), model.runs()));
        Button choose = button("settings-runs-choose", "Choose…", "Choose the folder for runs");
        choose.setOnAction(pressed -> dialogs.folder("Choose the folder for runs")
                .map(Path::toAbsolutePath)
                .ifPresent(chosen -> model.runs().set(Optional.of(chosen))));
        Button own = button("settings-runs-own", "Usual", "Keep runs in the usual folder again");
        own.setOnAction(pressed -> model.runs().set(Optional.empty()));
        own.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> model.runs().get().isPresent(), model.runs()));
        own.managedProperty().bind(own.visibleProperty());
        HBox row = new HBox(8, path, choose, own);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Button button(String id, String text, String meaning) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().setAll("command");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(meaning);
        return button;
    }

    private static <T> ComboBox<T> choice(
            String id, String name, Property<T> chosen, List<T> values, Function<T, String> word) {
        ComboBox<T> box = WordedChoice.of(name, chosen, values, word);
        box.setId(id);
        box.setPrefWidth(FIELD);
        return box;
    }

    private static String percent(int size) {
        return size == Workplace.USUAL_SIZE ? "100 %, the system's" : size + " %";
    }

    private static String word(DeviceChoice device) {
        return switch (device) {
            case AUTO -> "automatic";
            case CPU -> "CPU";
            case CUDA -> "CUDA";
        };
    }
}
