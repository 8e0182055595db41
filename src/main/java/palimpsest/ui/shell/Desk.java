package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import palimpsest.workbench.CrashReports;
import palimpsest.workbench.SingleWindow;

/// What surrounds a window on the person's desktop.
///
/// @param files opened with the window, as if they were dropped on it
/// @param single hands over the files of later starts; empty for a window that stands by itself
/// @param crashes keeps what is known of defects
/// @param home the folder that the program is installed in; empty where it runs from its sources
/// @param folders shows a folder to the person
public record Desk(
        List<Path> files,
        Optional<SingleWindow> single,
        CrashReports crashes,
        Optional<Path> home,
        FolderOpener folders) {
    /// A desk with nothing on it.
    ///
    /// @param state where crash reports go
    public static Desk bare(Path state) {
        return new Desk(
                List.of(),
                Optional.empty(),
                new CrashReports(state.resolve("crashes"), "0"),
                Optional.empty(),
                FolderOpener.system());
    }

    /// Where the licences of what is installed lie.
    Optional<Path> licences() {
        return home.map(folder -> folder.resolve("licences"))
                .filter(folder -> folder.toFile().isDirectory());
    }
}
