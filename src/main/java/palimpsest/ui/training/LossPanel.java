package palimpsest.ui.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.ui.fx.Explainer;
import palimpsest.ui.fx.FrameClock;
import palimpsest.ui.fx.HelpTopic;
import palimpsest.ui.fx.PanelHeader;
import palimpsest.ui.plot.Exhibit;
import palimpsest.ui.plot.ExportHandle;
import palimpsest.ui.plot.Exporter;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.plot.SharedAxis;

/// A plot of losses with its title, switches and legend.
final class LossPanel {
    private final boolean old;
    private final SharedAxis axis;
    private final Exporter exporter;
    private final Exhibit exhibit;
    private final PanelHeader header;
    private final LinePlot plot;
    private MenuButton units;
    private LegendView legend;
    private TrainingViewModel model;
    private List<LossHistory> drawn = List.of();
    private long chosen = -1;
    private int form;

    /// @param old whether it shows the old text
    /// @param axis the axis that both plots share
    LossPanel(boolean old, SharedAxis axis, Exporter exporter, Explainer explainer) {
        this.old = old;
        this.axis = axis;
        this.exporter = exporter;
        header = new PanelHeader(title());
        header.subtitleWhereWhole();
        header.explained(old ? HelpTopic.OLD_TEXT : HelpTopic.NEW_TEXT, title(), explainer);
        plot = new LinePlot(axis, PlotContent.empty(title(), "step", LossUnit.BITS_PER_BYTE.axis(), ""));
        plot.setId(id() + "-plot");
        plot.setAccessibleText(title());
        exhibit = plot.exhibit(id() + "-text", title(), this::numbers);
    }

    Region createView() {
        VBox.setVgrow(plot, Priority.ALWAYS);
        VBox panel = new VBox(header, plot);
        panel.getStyleClass().add("panel");
        panel.setMinSize(0, 0);
        return panel;
    }

    void bind(TrainingViewModel training) {
        model = training;
        units = PlotMenu.ofUnits(id(), model.choices());
        header.getChildren().addAll(units, PlotMenu.ofAxes(id(), model.choices(), axis::showAll));
        ExportHandle.install(header, plot, exhibit, exporter);
        legend = new LegendView(id(), model.choices().lines());
        plot.setFoot(legend);
        model.shown().addListener((observed, before, now) -> draw());
        model.choices().changes().addListener((observed, before, now) -> draw());
    }

    void show(PlotTheme theme) {
        plot.setTheme(theme);
    }

    void follow(FrameClock clock) {
        clock.watch(() -> model.lossChanges().get(), this::draw);
    }

    private Optional<Supplier<String>> numbers() {
        return new LossLines(old, model.shown().get()).numbers(model.choices().lines());
    }

    void takeFocus() {
        units.requestFocus();
    }

    /// What can be taken out of the window.
    Exhibit exhibit() {
        return exhibit;
    }

    LinePlot plot() {
        return plot;
    }

    /// Shows what came in; lines are made anew only where there are others than before.
    private void draw() {
        LossLines lines = new LossLines(old, model.shown().get());
        List<LossHistory> losses = lines.runs().stream().map(ShownRun::losses).toList();
        long choices = model.choices().changes().get();
        if (!losses.equals(drawn) || choices != chosen || lines.form() != form) {
            drawn = losses;
            chosen = choices;
            form = lines.form();
            axis.setLog(model.choices().logX().get());
            header.subtitle(lines.subtitle());
            plot.setContent(lines.content(model.choices(), waiting()));
            legend.show(lines.entries(model.choices().lines()));
        }
        axis.setPlanned(model.planned());
        plot.refresh();
    }

    private String waiting() {
        if (old && !model.hasOldText()) {
            return "This run has no old text, so nothing says what is forgotten.";
        }
        XUnit across = model.choices().across().get();
        boolean measured =
                model.shown().get().stream().anyMatch(run -> run.losses().measured() > 0);
        return measured && (across == XUnit.EPOCHS || across == XUnit.FLOPS)
                ? "This run did not record its " + across.label() + "; count steps or tokens."
                : "Waiting for the first measurement";
    }

    private String id() {
        return old ? "old" : "new";
    }

    private String title() {
        return LossLines.title(old);
    }
}
