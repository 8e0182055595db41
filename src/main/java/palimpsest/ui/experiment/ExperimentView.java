package palimpsest.ui.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import palimpsest.ui.fx.Explainer;
import palimpsest.ui.fx.FileDialogs;
import palimpsest.ui.fx.HelpMark;
import palimpsest.ui.fx.HelpTopic;

/// The plan form, from top to bottom in the order in which an experiment is set up.
public final class ExperimentView {
    private final SourceCardView model;
    private final SourceCardView newText;
    private final SourceCardView oldText;
    private final ColumnView newColumn = new ColumnView("new-text", "New text");
    private final ColumnView oldColumn = new ColumnView("old-text", "Old text");
    private final SelfReplayView self;
    private final ReplayView replay = new ReplayView();
    private final SettingsView settings;
    private final KeepingView keeping = new KeepingView();
    private final VBox estimate = new VBox();
    private final HelpMark mark;

    public ExperimentView(FileDialogs dialogs, Explainer explainer) {
        mark = new HelpMark(HelpTopic.EXPERIMENT, "The experiment", explainer);
        Supplier<List<Path>> texts = () -> dialogs.files("Choose text files");
        model = new SourceCardView(
                "model",
                "Model",
                "Drop a model folder",
                () -> dialogs.folder("Choose a model folder").map(List::of).orElse(List.of()));
        newText = new SourceCardView("new-text", "New text", "Drop what it shall learn", texts);
        oldText = new SourceCardView("old-text", "Old text", "Drop what it was trained on", texts);
        self = new SelfReplayView(texts);
        settings = new SettingsView(texts);
    }

    public Node createView() {
        estimate.getStyleClass().add("estimate");
        estimate.setId("estimate");
        StackPane.setAlignment(mark, Pos.TOP_RIGHT);
        VBox view = new VBox(
                new StackPane(model.createView(), mark),
                new VBox(4, newText.createView(), newColumn.createView()),
                new VBox(4, oldText.createView(), oldColumn.createView(), self.createView()),
                replay.createView(),
                settings.createView(),
                estimate);
        view.getStyleClass().add("experiment");
        view.getStylesheets()
                .add(Objects.requireNonNull(ExperimentView.class.getResource("experiment-view.css"))
                        .toExternalForm());
        return view;
    }

    public void bind(ExperimentViewModel form) {
        ReviewViewModel review = form.review();
        model.bind(form.model(), review.modelProblem());
        newText.bind(form.newText(), review.newProblem());
        oldText.bind(form.oldText(), review.oldProblem());
        newColumn.bind(form.newColumn());
        oldColumn.bind(form.oldColumn());
        self.bind(form.selfReplay());
        replay.bind(form.replay());
        settings.bind(form.settings());
        settings.addMore(keeping.createView());
        keeping.bind(form.keeping());
        review.estimate().addListener((observed, before, now) -> show(review));
        review.notes().addListener((observed, before, now) -> show(review));
        show(review);
    }

    private void show(ReviewViewModel review) {
        estimate.getChildren().clear();
        if (!review.estimate().get().isEmpty()) {
            Label heading = new Label("ESTIMATE");
            heading.getStyleClass().add("section-heading");
            estimate.getChildren().add(heading);
        }
        review.estimate().get().forEach(line -> estimate.getChildren().add(line(line)));
        for (String note : review.notes().get()) {
            Label text = new Label(note);
            text.getStyleClass().add("field-note");
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            estimate.getChildren().add(text);
        }
        estimate.setVisible(!estimate.getChildren().isEmpty());
        estimate.setManaged(estimate.isVisible());
    }

    private static Node line(ReviewViewModel.Line line) {
        Label name = new Label(line.name());
        name.getStyleClass().add("setting-name");
        Label value = new Label(line.value());
        value.getStyleClass().add("setting-value");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(8, name, space, value);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
