package palimpsest.ui.export;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import palimpsest.ui.fx.Images;
import palimpsest.ui.fx.PanelHeader;
import palimpsest.ui.fx.WordedChoice;
import palimpsest.ui.plot.Exhibit;
import palimpsest.ui.plot.Ground;

/// What is exported, as what, and a small picture of how it comes out.
public final class ExportView {
    private static final String DRAG = "The title of any panel can also be dragged out of the window, as a PNG file.";
    private static final double FRAME = 12;
    private static final double GAP = 22;
    private static final double CHOICES = 262;

    private final ImageView picture = new ImageView();
    private final StackPane frame = new StackPane(picture);
    private final GridPane rows = new GridPane(14, 10);
    private int count;

    /// @param model what is chosen
    public Region createView(ExportViewModel model) {
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        frame.setId("export-preview");
        frame.getStyleClass().add("export-preview");
        frame.setMinSize(ExportViewModel.PREVIEW_WIDTH + 2 * FRAME, ExportViewModel.PREVIEW_HEIGHT + 2 * FRAME);
        frame.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        ColumnConstraints names = new ColumnConstraints();
        names.setHalignment(HPos.LEFT);
        names.setMinWidth(Region.USE_PREF_SIZE);
        rows.getColumnConstraints().setAll(names);
        rows.setMinWidth(CHOICES);
        ComboBox<Exhibit> what = WordedChoice.of("What is exported", model.chosen(), List.of(), Exhibit::name);
        what.setId("export-what");
        model.offered().subscribe(offered -> what.getItems().setAll(offered));
        what.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(what, Priority.ALWAYS);
        row("What", what);
        HBox forms = segments("export-form", "Form", ExportForm.values(), model.form(), ExportForm::name);
        forms.getChildren().getLast().disableProperty().bind(model.numbers().not());
        row("Form", forms);
        HBox sizes = segments("export-size", "Size", PictureSize.values(), model.size(), PictureSize::label);
        row("Size", sizes);
        HBox grounds = segments("export-ground", "Ground", Ground.values(), model.ground(), ExportView::word);
        row("Ground", grounds);
        Label extent = new Label();
        extent.setId("export-extent");
        extent.getStyleClass().add("settings-note");
        extent.setWrapText(true);
        extent.setMinHeight(34);
        extent.setAlignment(Pos.TOP_LEFT);
        extent.textProperty().bind(model.extent());
        Label hint = new Label(DRAG);
        hint.getStyleClass().add("settings-note");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        rows.add(extent, 0, count++, 2, 1);
        rows.add(hint, 0, count, 2, 1);
        model.form().subscribe(form -> {
            sizes.setDisable(form != ExportForm.PNG);
            grounds.setDisable(form == ExportForm.CSV);
        });
        model.ground().subscribe(ground -> {
            frame.getStyleClass().removeIf(style -> style.startsWith("on-"));
            frame.getStyleClass().add("on-" + ground.name().toLowerCase(Locale.ROOT));
        });
        model.preview().subscribe(this::show);
        HBox view = new HBox(GAP, frame, rows);
        view.setMinWidth(ExportViewModel.PREVIEW_WIDTH + 2 * FRAME + GAP + CHOICES);
        view.getStylesheets()
                .add(Objects.requireNonNull(ExportView.class.getResource("export-view.css"))
                        .toExternalForm());
        return view;
    }

    private void show(Optional<BufferedImage> drawn) {
        picture.setImage(drawn.map(Images::of).orElse(null));
        drawn.ifPresent(image -> picture.setFitWidth(image.getWidth() / ExportViewModel.SHARP));
        frame.setAccessibleText(drawn.isPresent() ? "How it comes out" : "Being drawn");
    }

    private void row(String name, Node choice) {
        Label label = new Label(name);
        label.getStyleClass().add("question-text");
        label.setLabelFor(choice);
        rows.addRow(count++, label, choice);
    }

    private static <T extends Enum<T>> HBox segments(
            String id, String name, T[] values, Property<T> chosen, Function<T, String> word) {
        HBox segments = PanelHeader.segments(values, chosen, word);
        segments.setId(id);
        segments.setMaxWidth(Region.USE_PREF_SIZE);
        List<Node> buttons = segments.getChildren();
        for (int i = 0; i < values.length; i++) {
            buttons.get(i).setId(id + "-" + values[i].name().toLowerCase(Locale.ROOT));
            buttons.get(i).setAccessibleText(name + " " + ((ToggleButton) buttons.get(i)).getText());
        }
        return segments;
    }

    private static String word(Ground ground) {
        return switch (ground) {
            case LIGHT -> "Light";
            case DARK -> "Dark";
            case TRANSPARENT -> "Transparent";
        };
    }
}
