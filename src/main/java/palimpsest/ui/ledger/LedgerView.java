package palimpsest.ui.ledger;

import java.util.Objects;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.measure.Knowledge;
import palimpsest.ui.fx.AreaTitle;
import palimpsest.ui.fx.Explainer;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.fx.FrameClock;
import palimpsest.ui.fx.HelpTopic;
import palimpsest.ui.fx.PanelHeader;
import palimpsest.ui.plot.Exhibit;
import palimpsest.ui.plot.ExportHandle;
import palimpsest.ui.plot.Exporter;

/// The areas of the shown run as a list, and the questions of one of them, which Enter or a click opens and Escape
/// leaves.
public final class LedgerView {
    private static final PseudoClass SCROLLING = PseudoClass.getPseudoClass("scrolling");
    private static final String OWN_COLOR = "own-color-";
    private static final String TITLE = "What it still knows";

    private final PanelHeader header = new PanelHeader(TITLE);
    private final ListView<AreaRow> areas = new ListView<>();
    private final ListView<ItemRow> items = new ListView<>();
    private final Button back = new Button("All areas", new FontIcon("fth-chevron-left"));
    private final Label area = new Label();
    private final Label summary = new Label();
    private final VBox areaPage = new VBox();
    private final VBox itemPage = new VBox();
    private final VBox empty = new VBox(6);
    private final Label emptyTitle = new Label("Waiting for the first measurement");
    private final Label emptyText = new Label();
    private final Label hint = new Label();
    private LedgerViewModel model;

    public LedgerView(Explainer explainer) {
        header.explained(HelpTopic.LEDGER, TITLE, explainer);
    }

    public Region createView() {
        areas.setId("ledger-areas");
        areas.getStyleClass().add("ledger-list");
        areas.setAccessibleText("Areas, with what is known of each");
        items.setId("ledger-items");
        items.getStyleClass().add("ledger-list");
        items.setAccessibleText("Questions of the area, those that lost most first");
        hint.setId("ledger-hint");
        hint.getStyleClass().add("ledger-hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
        hint.managedProperty().bind(hint.visibleProperty());
        GridPane heads = heads();
        areas.skinProperty().subscribe(skin -> {
            if (areas.lookup(".scroll-bar:vertical") instanceof ScrollBar bar) {
                bar.visibleProperty().subscribe(shown -> heads.pseudoClassStateChanged(SCROLLING, shown));
            }
        });
        areaPage.getChildren().addAll(heads, areas, hint);
        VBox.setVgrow(areas, Priority.ALWAYS);
        back.setId("ledger-back");
        back.getStyleClass().setAll("ledger-back");
        back.setTooltip(new Tooltip("Back to all areas (Escape)"));
        back.setMinWidth(Region.USE_PREF_SIZE);
        area.getStyleClass().add("ledger-name");
        summary.getStyleClass().add("ledger-summary");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        HBox top = new HBox(10, back, area);
        top.getStyleClass().add("ledger-top");
        itemPage.getChildren().addAll(top, summary, items);
        VBox.setVgrow(items, Priority.ALWAYS);
        emptyTitle.getStyleClass().add("ledger-empty-title");
        emptyText.getStyleClass().add("ledger-empty-text");
        emptyText.setWrapText(true);
        emptyText.setMinHeight(Region.USE_PREF_SIZE);
        empty.setId("ledger-empty");
        empty.getStyleClass().add("ledger-empty");
        empty.getChildren().addAll(emptyTitle, emptyText);
        StackPane stage = new StackPane(areaPage, itemPage, empty);
        stage.setMinSize(0, 0);
        VBox.setVgrow(stage, Priority.ALWAYS);
        VBox panel = new VBox(header, stage);
        panel.setId("ledger");
        panel.getStyleClass().addAll("panel", "ledger");
        panel.setMinSize(0, 0);
        panel.getStylesheets()
                .add(Objects.requireNonNull(LedgerView.class.getResource("ledger-view.css"))
                        .toExternalForm());
        return panel;
    }

    /// The names of the columns, as the rows have them.
    private static GridPane heads() {
        GridPane heads = AreaCell.grid();
        heads.getStyleClass().add("ledger-heads");
        heads.add(head("area"), 0, 0);
        heads.add(head("facts known"), 1, 0);
        heads.add(head("bits per byte"), 2, 0);
        heads.add(head("over time"), 3, 0);
        GridPane.setHalignment(heads.getChildren().getFirst(), HPos.LEFT);
        return heads;
    }

    private static Label head(String text) {
        Label head = new Label(text);
        head.getStyleClass().add("ledger-head");
        return head;
    }

    /// @param part what of it can be taken out of the window
    /// @param exporter takes it out
    public void bind(LedgerViewModel ledger, Exhibit part, Exporter exporter) {
        model = ledger;
        ExportHandle.install(header, areaPage, part, exporter);
        areas.setCellFactory(list -> {
            AreaCell cell = new AreaCell();
            cell.setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && cell.getItem() != null) {
                    model.open(cell.getItem().name());
                }
            });
            return cell;
        });
        items.setCellFactory(list -> new ItemCell(model::want));
        items.setItems(model.items());
        areas.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            AreaRow row = areas.getSelectionModel().getSelectedItem();
            if (pressed.getCode() == KeyCode.ENTER && !pressed.isShortcutDown() && row != null) {
                model.open(row.name());
                pressed.consume();
            }
        });
        itemPage.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE || pressed.getCode() == KeyCode.BACK_SPACE) {
                model.close();
                pressed.consume();
            }
        });
        back.setOnAction(pressed -> model.close());
        model.areas().addListener((ListChangeListener<AreaRow>) change -> fillAreas());
        model.opened().addListener((observed, before, now) -> turn(now));
        model.knowledge().addListener((observed, before, now) -> describe());
        fillAreas();
        turn(model.opened().get());
        describe();
    }

    /// Reads with a clock.
    public void follow(FrameClock clock) {
        clock.watch(model::version, model::poll);
    }

    /// The rows as they are now; the one that was chosen stays so.
    private void fillAreas() {
        int chosen = areas.getSelectionModel().getSelectedIndex();
        areas.getItems().setAll(model.areas());
        if (chosen >= 0 && chosen < areas.getItems().size()) {
            areas.getSelectionModel().select(chosen);
        }
    }

    private void turn(Optional<String> opened) {
        boolean hadFocus = opened.isPresent() ? owns(areas) : owns(items) || owns(back);
        itemPage.setVisible(opened.isPresent());
        describe();
        items.getSelectionModel().clearSelection();
        items.scrollTo(0);
        if (hadFocus) {
            (opened.isPresent() ? items : areas).requestFocus();
        }
    }

    /// Whether the keyboard is there.
    private static boolean owns(Node node) {
        return node.getScene() != null && node.getScene().getFocusOwner() == node;
    }

    /// Draws in the colour of the run.
    private void color(Node list) {
        String own = OWN_COLOR + model.color();
        if (!list.getStyleClass().contains(own)) {
            list.getStyleClass().removeIf(style -> style.startsWith(OWN_COLOR));
            list.getStyleClass().add(own);
        }
    }

    private void describe() {
        color(areas);
        color(items);
        Knowledge knowledge = model.knowledge().get();
        boolean none = knowledge.isEmpty();
        empty.setVisible(none);
        areaPage.setVisible(!none && !itemPage.isVisible());
        header.subtitle(none ? "" : "at step " + Figures.count(knowledge.steps().getLast()));
        emptyText.setText(model.hint());
        hint.setText(model.hint());
        model.opened().get().flatMap(knowledge::area).ifPresent(this::describe);
    }

    private void describe(Knowledge.Area shown) {
        area.setText(AreaTitle.of(shown.name()));
        AreaRow row = AreaRow.of(model.knowledge().get(), shown);
        String interval = row.interval().isEmpty() ? "" : " (change " + row.interval() + ", 95 %)";
        String half = row.half().isEmpty()
                ? ""
                : " · half lost at step " + Figures.count(shown.halfLost().getAsLong());
        summary.setText(
                row.known() + " known · " + row.became() + half + " · " + row.bits() + " bits per byte" + interval);
    }
}
