package palimpsest.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The list of all commands, narrowed by what is typed. Those that cannot be done now stand last.
final class PaletteViewModel {
    private final List<Command> commands;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<Command>> found = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Integer> marked = new ReadOnlyObjectWrapper<>(0);

    PaletteViewModel(List<Command> commands) {
        this.commands = commands;
        typed.addListener((observed, before, now) -> narrow());
        narrow();
    }

    /// What the person types.
    StringProperty typed() {
        return typed;
    }

    ReadOnlyObjectProperty<List<Command>> found() {
        return found.getReadOnlyProperty();
    }

    /// Index of the command that Enter runs; -1 where none is found.
    ReadOnlyObjectProperty<Integer> marked() {
        return marked.getReadOnlyProperty();
    }

    /// Empties the search; what can be done is looked at anew.
    void open() {
        typed.set("");
        narrow();
    }

    /// Marks another command, round the end.
    void move(int by) {
        if (!found.get().isEmpty()) {
            marked.set(Math.floorMod(marked.get() + by, found.get().size()));
        }
    }

    void mark(int index) {
        marked.set(index);
    }

    private void narrow() {
        List<Command> fitting = Commands.among(commands, command -> command.fits(typed.get()));
        List<Command> ordered = new ArrayList<>(
                Commands.among(fitting, command -> command.possible().get()));
        ordered.addAll(Commands.among(fitting, command -> !command.possible().get()));
        found.set(List.copyOf(ordered));
        marked.set(ordered.isEmpty() ? -1 : 0);
    }
}
