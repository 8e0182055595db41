package palimpsest.ui.training;

import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// A menu of a plot of losses, named by what is chosen in it.
final class PlotMenu extends MenuButton {
    private PlotMenu(String id, String meaning) {
        setId(id);
        getStyleClass().addAll("quiet", "plot-menu");
        setMinWidth(Region.USE_PREF_SIZE);
        setTooltip(new Tooltip(meaning));
        setAccessibleHelp(meaning);
    }

    /// What the losses are measured in.
    ///
    /// @param id begins the names of its parts
    static PlotMenu ofUnits(String id, PlotChoices choices) {
        PlotMenu menu = new PlotMenu(id + "-units", "What the losses are measured in");
        choices.unit().subscribe(now -> menu.setText(now.label()));
        menu.radio(id + "-unit-", LossUnit.values(), choices.unit(), LossUnit::label);
        return menu;
    }

    /// What the x axis counts, and all that is chosen more seldom.
    ///
    /// @param id begins the names of its parts
    /// @param all shows all of the plot
    static PlotMenu ofAxes(String id, PlotChoices choices, Runnable all) {
        PlotMenu menu = new PlotMenu(id + "-axes", "What the axis counts, logarithmic axes, smoothing, notes");
        choices.across().subscribe(now -> menu.setText("by " + now.label()));
        menu.heading("Count along");
        menu.radio(id + "-by-", XUnit.values(), choices.across(), XUnit::label);
        menu.getItems().add(new SeparatorMenuItem());
        menu.check(id + "-log-x", "Logarithmic along", choices.logX());
        menu.check(id + "-log-y", "Logarithmic upwards", choices.logY());
        menu.getItems().add(new SeparatorMenuItem());
        menu.heading("Smoothing of the training loss");
        menu.radio(id + "-smoothing-", Smoothing.values(), choices.smoothing(), Smoothing::label);
        menu.getItems().add(new SeparatorMenuItem());
        menu.check(id + "-notes", "Epochs, checkpoints, events, learning rate", choices.notes());
        MenuItem whole = new MenuItem("Show all (0)");
        whole.setId(id + "-all");
        whole.setOnAction(pressed -> all.run());
        menu.getItems().add(whole);
        return menu;
    }

    private void heading(String text) {
        MenuItem heading = new MenuItem(text);
        heading.setDisable(true);
        heading.getStyleClass().add("menu-heading");
        getItems().add(heading);
    }

    private <T extends Enum<T>> void radio(String id, T[] values, Property<T> chosen, Function<T, String> name) {
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            RadioMenuItem item = new RadioMenuItem(name.apply(value));
            item.setId(id + value.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setSelected(chosen.getValue() == value);
            item.setOnAction(pressed -> chosen.setValue(value));
            chosen.addListener((observed, before, now) -> item.setSelected(now == value));
            getItems().add(item);
        }
    }

    private void check(String id, String text, Property<Boolean> chosen) {
        CheckMenuItem item = new CheckMenuItem(text);
        item.setId(id);
        item.selectedProperty().bindBidirectional(chosen);
        getItems().add(item);
    }
}
