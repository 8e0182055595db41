package palimpsest.ui.shell;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.ui.fx.WholeText;

/// The line at the top: what is shown on the left, what can be done on the right.
final class TopBarView {
    private final MenuButton menu = new MenuButton(null, new FontIcon("fth-menu"));
    private final Button home = new Button("Palimpsest");
    private final Label title = new Label();
    private final Button pause = command("pause", "Pause", "fth-pause");
    private final Button stop = command("stop", "Stop", "fth-square");
    private final Button start = command("start", "Start", "fth-play");
    private final Button vary = command("vary", "Sweep", "fth-layers");
    private final StackPane startPlace = new StackPane(start);
    private final MenuButton export = new MenuButton("Export");
    private final MenuButton theme = new MenuButton("Theme");
    private final Button help = new Button("?");

    Node createView() {
        home.setId("home");
        home.getStyleClass().setAll("quiet", "app-title");
        home.setMinWidth(Region.USE_PREF_SIZE);
        home.setAccessibleText("Palimpsest: the welcome, with ready experiments and recent runs");
        home.setTooltip(new Tooltip("Ready experiments and recent runs (Ctrl+H)"));
        title.setId("run-title");
        title.getStyleClass().add("run-title");
        title.setMinWidth(0);
        WholeText.tell(title);
        start.getStyleClass().add("primary");
        export.setId("export");
        theme.setId("theme");
        menu.setId("menu");
        menu.setAccessibleText("Menu of all commands");
        menu.setTooltip(new Tooltip("Menu; Ctrl+K lists all commands"));
        menu.getStyleClass().add("menu-of-all");
        help.setId("help");
        help.setAccessibleText("Help and shortcuts");
        help.setTooltip(new Tooltip("Help and shortcuts (F1)"));
        for (Region quiet : new Region[] {menu, export, theme, help}) {
            quiet.getStyleClass().add("quiet");
            quiet.setMinWidth(Region.USE_PREF_SIZE);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(menu, home, title, space, pause, stop, vary, startPlace, export, theme, help);
        bar.getStyleClass().add("top-bar");
        return bar;
    }

    void bind(WorkspaceViewModel workspace) {
        title.textProperty().bind(workspace.title());
        home.setOnAction(pressed -> workspace.goHome());
        start.disableProperty().bind(workspace.startable().not());
        start.setOnAction(pressed -> workspace.start());
        Tooltip why = new Tooltip();
        // a disabled button shows no tooltip, the place it stands in does
        Tooltip.install(startPlace, why);
        why.textProperty()
                .bind(Bindings.when(workspace.startable())
                        .then("Start the run (Ctrl+Enter)")
                        .otherwise(workspace.startHint()));
        start.accessibleHelpProperty().bind(why.textProperty());
        vary.disableProperty().bind(workspace.experiment().review().runnable().not());
        vary.setTooltip(new Tooltip("Run the plan with several values, one run after the other (Ctrl+R)"));
        vary.setOnAction(pressed -> workspace.vary());
        stop.disableProperty().bind(workspace.stoppable().not());
        stop.setTooltip(new Tooltip("Finish the step, write a checkpoint and end (Ctrl+.)"));
        stop.setOnAction(pressed -> workspace.stop());
        pause.disableProperty()
                .bind(workspace.pausable().or(workspace.resumable()).not());
        pause.setTooltip(new Tooltip("Finish the step and wait, or go on (Ctrl+P)"));
        pause.setOnAction(pressed -> toggle(workspace));
        workspace.resumable().addListener((observed, before, now) -> showPause(now));
        showPause(workspace.resumable().get());
    }

    /// Fills the menus with the commands.
    void bindMenus(List<Command> commands, ObjectProperty<Theme> chosen) {
        for (Command.Group group : Command.Group.values()) {
            List<Command> inGroup = Commands.among(commands, command -> command.group() == group);
            if (!inGroup.isEmpty()) {
                Menu part = new Menu(group.label());
                inGroup.forEach(command -> part.getItems().add(item(command)));
                menu.getItems().add(part);
            }
        }
        Commands.among(commands, command -> command.group() == Command.Group.EXPORT)
                .forEach(command -> export.getItems().add(item(command)));
        Commands.among(commands, command -> command.id().equals("help-page"))
                .forEach(command -> help.setOnAction(pressed -> command.run()));
        ToggleGroup group = new ToggleGroup();
        for (Theme value : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(value.label());
            item.setId("theme-" + value.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setSelected(chosen.get() == value);
            item.setOnAction(pressed -> chosen.set(value));
            chosen.addListener((observed, before, now) -> item.setSelected(now == value));
            theme.getItems().add(item);
        }
    }

    private static MenuItem item(Command command) {
        MenuItem item = new MenuItem(command.name());
        item.setAccelerator(KeyCombination.valueOf(command.keys()));
        item.disableProperty().bind(Bindings.not(command.possible()));
        item.setOnAction(pressed -> command.run());
        return item;
    }

    static void toggle(WorkspaceViewModel workspace) {
        if (workspace.resumable().get()) {
            workspace.goOn();
        } else {
            workspace.pause();
        }
    }

    private void showPause(boolean resumes) {
        pause.setText(resumes ? "Resume" : "Pause");
        pause.setGraphic(new FontIcon(resumes ? "fth-play" : "fth-pause"));
    }

    private static Button command(String id, String text, String icon) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().setAll("command");
        return button;
    }
}
