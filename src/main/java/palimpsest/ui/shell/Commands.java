package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import palimpsest.ui.fx.FoldingSplit;
import palimpsest.ui.fx.FoldingSplit.Folded;
import palimpsest.ui.shell.Command.Group;
import palimpsest.ui.tokens.TokensView;
import palimpsest.ui.tokens.TokensViewModel;
import palimpsest.ui.training.LossUnit;
import palimpsest.ui.training.TrainingView;
import palimpsest.workbench.ModelExport;

/// Everything that a window does when it is asked: the one list behind the keys, the menu, the list of all commands,
/// and the page of keys.
final class Commands {
    private static final ObservableBooleanValue ALWAYS = Bindings.createBooleanBinding(() -> true);

    private final Window window;
    private final List<Command> all = new ArrayList<>();

    private Commands(Window window) {
        this.window = window;
    }

    /// The commands of a window, in the order of its menu. While a question stands over the window, what lies behind it
    /// waits.
    static List<Command> of(Window window) {
        Commands commands = new Commands(window);
        commands.file();
        commands.run();
        commands.view();
        commands.room();
        commands.tokens();
        commands.export();
        commands.help();
        return List.copyOf(commands.all);
    }

    /// Those that fit a condition.
    static List<Command> among(List<Command> commands, Predicate<Command> condition) {
        return commands.stream().filter(condition).toList();
    }

    private void file() {
        add(Group.FILE, "open", "Open files…", "Shortcut+O", window.intake()::openFiles);
        add(
                Group.FILE,
                "open-folder",
                "Open a folder: a model, a run, texts…",
                "Shortcut+Shift+O",
                window.intake()::openFolder);
        add(Group.FILE, "choose-new", "Choose the new text…", "Shortcut+N", window.intake()::chooseNew);
        add(Group.FILE, "choose-old", "Add to the old text…", "Shortcut+Shift+N", window.intake()::chooseOld);
        add(
                Group.FILE,
                "choose-probes",
                "Choose passages and questions to follow…",
                "Shortcut+Shift+P",
                window.intake()::chooseProbes);
        add(
                Group.FILE,
                "undo",
                "Undo: bring back a run from the trash, or into the queue",
                "Shortcut+Z",
                Bindings.or(
                        window.workspace().discards().undoable(),
                        window.workspace().queue().undoable()),
                this::undo);
        add(Group.FILE, "settings", "Settings…", "Shortcut+Comma", window::showSettings);
        add(Group.FILE, "close", "Close the window", "Shortcut+W", window::close);
    }

    private void undo() {
        if (window.workspace().queue().undoable().get()) {
            window.workspace().queue().undo();
        } else {
            window.workspace().discards().undo();
        }
    }

    private void run() {
        WorkspaceViewModel workspace = window.workspace();
        add(Group.RUN, "start-run", "Start the run", "Shortcut+Enter", workspace.startable(), workspace::start);
        add(
                Group.RUN,
                "pause-run",
                "Pause, or go on",
                "Shortcut+P",
                Bindings.or(workspace.pausable(), workspace.resumable()),
                () -> TopBarView.toggle(workspace));
        add(
                Group.RUN,
                "stop-run",
                "Stop and keep a checkpoint",
                "Shortcut+Period",
                workspace.stoppable(),
                workspace::stop);
        add(
                Group.RUN,
                "vary-run",
                "Run the plan with several values…",
                "Shortcut+R",
                workspace.experiment().review().runnable(),
                workspace::vary);
        add(
                Group.RUN,
                "repeat-run",
                "Repeat the shown run with…",
                "Shortcut+Shift+R",
                workspace.title().isNotEmpty(),
                () -> shown(workspace).ifPresent(workspace::repeat));
        add(
                Group.RUN,
                "discard-run",
                "Move the shown run to the trash",
                "Shortcut+Delete",
                workspace.title().isNotEmpty(),
                () -> shown(workspace).ifPresent(workspace.discards()::discard));
    }

    private static Optional<Path> shown(WorkspaceViewModel workspace) {
        return workspace.runs().shown().get().stream().findFirst();
    }

    private void view() {
        WorkspaceViewModel workspace = window.workspace();
        add(Group.VIEW, "home-page", "Ready experiments and recent runs", "Shortcut+H", workspace::goHome);
        add(
                Group.VIEW,
                "side-by-side",
                "Two runs side by side",
                "Shortcut+B",
                () -> workspace.training().compare().toggle());
        add(Group.VIEW, "light-dark", "Light or dark", "Shortcut+D", window::turnColours);
        add(Group.VIEW, "next-unit", "Next unit of the loss", "Shortcut+U", () -> {
            List<LossUnit> units = List.of(LossUnit.values());
            int now = units.indexOf(workspace.training().unit().get());
            workspace.training().unit().set(units.get((now + 1) % units.size()));
        });
        add(Group.VIEW, "next-part", "To the next part of the window", "F6", () -> window.goToPart(1));
        add(Group.VIEW, "part-before", "To the part before", "Shift+F6", () -> window.goToPart(-1));
    }

    /// Sizes of everything, and of the parts.
    private void room() {
        ObjectProperty<Integer> size = window.size();
        add(
                Group.VIEW,
                "larger",
                "Everything larger",
                "Shortcut+Equals",
                () -> size.set(Workplace.nextSize(size.get(), true)));
        add(
                Group.VIEW,
                "smaller",
                "Everything smaller",
                "Shortcut+Minus",
                () -> size.set(Workplace.nextSize(size.get(), false)));
        add(
                Group.VIEW,
                "usual-size",
                "Everything in the usual size",
                "Shortcut+0",
                () -> size.set(Workplace.USUAL_SIZE));
        TrainingView training = window.training();
        fold("fold-side", "Experiment and runs", "Shortcut+1", window.sides(), Folded.FIRST);
        fold("fold-new", "New text", "Shortcut+2", training.losses(), Folded.FIRST);
        fold("fold-old", "Old text", "Shortcut+3", training.losses(), Folded.SECOND);
        fold("fold-ledger", "Ledger", "Shortcut+4", training.evidence(), Folded.FIRST);
        fold("fold-tokens", "Tokens", "Shortcut+5", training.evidence(), Folded.SECOND);
        fold("fold-losses", "Both plots", "Shortcut+6", training.rows(), Folded.FIRST);
        fold("fold-evidence", "Ledger and tokens", "Shortcut+7", training.rows(), Folded.SECOND);
    }

    private void fold(String id, String part, String keys, FoldingSplit split, Folded folded) {
        add(Group.VIEW, id, part + ": fold away, or show", keys, () -> split.toggle(folded));
    }

    private void tokens() {
        TokensView view = window.tokens().view();
        TokensViewModel model = window.tokens().model();
        add(Group.TOKENS, "tokens-search", "Find among the tokens", "Shortcut+F", view::search);
        add(Group.TOKENS, "tokens-next", "The next most forgotten token", "F3", () -> view.readDamaged(true));
        add(Group.TOKENS, "tokens-before", "The one before", "Shift+F3", () -> view.readDamaged(false));
        add(Group.TOKENS, "tokens-mode", "Next meaning of the colours", "Shortcut+M", model::nextMode);
        add(Group.TOKENS, "tokens-base", "Base beside the model, or not", "Shortcut+J", () -> flip(model.beside()));
        add(
                Group.TOKENS,
                "tokens-order",
                "Most damaged passages first, or by area",
                "Shortcut+Shift+J",
                () -> flip(model.sorted()));
        add(
                Group.TOKENS,
                "tokens-playing",
                "Play the snapshots, or stand still",
                "Shortcut+Shift+Space",
                model.time()::togglePlaying);
        add(
                Group.TOKENS,
                "tokens-text",
                "Your own text, or the passages",
                "Shortcut+I",
                () -> flip(model.own().chosen()));
        add(
                Group.TOKENS,
                "tokens-continue",
                "Continue your text with both models",
                "Shortcut+Shift+I",
                model.own()::goOn);
        add(Group.TOKENS, "tokens-alone", "Tokens large, or back", "Shortcut+T", () -> flip(model.large()));
    }

    private static void flip(BooleanProperty on) {
        on.set(!on.get());
    }

    private void export() {
        Exports exports = window.exports();
        add(Group.EXPORT, "export-page", "Whole page…", "Shortcut+E", () -> exports.export("page"));
        add(Group.EXPORT, "export-new", "New text…", "Shortcut+Alt+1", () -> exports.export("new-text"));
        add(Group.EXPORT, "export-old", "Old text…", "Shortcut+Alt+2", () -> exports.export("old-text"));
        add(Group.EXPORT, "export-plots", "All plots…", "Shortcut+Alt+3", () -> exports.export("plots"));
        add(Group.EXPORT, "export-tokens", "Tokens…", "Shortcut+Alt+4", () -> exports.export("tokens"));
        add(Group.EXPORT, "export-ledger", "Ledger…", "Shortcut+Alt+5", () -> exports.export("ledger"));
        add(Group.EXPORT, "export-report", "Report of the shown runs…", "Shortcut+Alt+6", exports::report);
        add(
                Group.EXPORT,
                "copy-part",
                "Copy the part with the keyboard as a picture",
                "Shortcut+Shift+C",
                exports::copyPart);
        add(Group.EXPORT, "save-numbers", "Numbers behind the plots as CSV…", "Shortcut+Shift+S", exports::saveNumbers);
        add(
                Group.EXPORT,
                "export-folder",
                "Model as a folder…",
                "Shortcut+Alt+7",
                () -> window.exportModel(ModelExport.Format.FOLDER));
        add(
                Group.EXPORT,
                "export-onnx",
                "Model as ONNX…",
                "Shortcut+Alt+8",
                () -> window.exportModel(ModelExport.Format.ONNX));
    }

    private void help() {
        add(Group.HELP, "palette", "All commands", "Shortcut+K", window::showCommands);
        add(Group.HELP, "help-page", "Keys and definitions", "F1", window::help);
        add(Group.HELP, "about-program", "About and licences", "Shift+F1", window.deskCommands()::about);
        add(Group.HELP, "crash-reports", "Crash reports", "Shortcut+F1", window.deskCommands()::crashes);
    }

    private void add(Group group, String id, String name, String keys, Runnable action) {
        add(group, id, name, keys, ALWAYS, action);
    }

    private void add(
            Group group, String id, String name, String keys, ObservableBooleanValue possible, Runnable action) {
        all.add(new Command(id, group, name, keys, possible, () -> {
            if (!window.asking()) {
                action.run();
            }
        }));
    }
}
