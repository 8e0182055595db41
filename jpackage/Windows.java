import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes the Windows installer: an `.msi` for one user, with a start menu entry. Needs WiX.
///
/// Arguments: see [App#of].
final class Windows {
    /// Installers with the same id replace one another; it must never change.
    private static final String UPGRADE_ID = "5b1a3e58-0f6c-4a86-9f0e-6a54f7b0c2d1";
    private static final String GPU_UPGRADE_ID = "8c62e0f4-91d7-4b0e-8a35-2f9d1f5e7a46";

    private Windows() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        App app = App.of(arguments);
        app.prepare(Natives.WINDOWS);
        Path resources = app.resources("windows");
        List<String> image =
                new ArrayList<>(app.image(Natives.WINDOWS, app.icons().resolve("palimpsest.ico"), app.version()));
        // a second launcher that a terminal shows the output of
        image.addAll(List.of("--add-launcher", "palimpsest-terminal=" + resources.resolve("terminal.properties")));
        app.tools().jdk("jpackage", image);
        Path folder = app.work().resolve("palimpsest");
        app.settle(folder);
        Path libraries = folder.resolve("app");
        Path configuration = libraries.resolve("palimpsest.cfg");
        StartCache.make(app, folder.resolve("palimpsest.exe"), configuration, libraries);
        List<String> msi = new ArrayList<>(List.of(
                "--type",
                "msi",
                "--app-image",
                folder.toString(),
                "--name",
                "Palimpsest",
                "--app-version",
                app.version(),
                "--vendor",
                App.VENDOR,
                "--description",
                App.DESCRIPTION,
                "--win-per-user-install",
                "--win-menu",
                "--win-menu-group",
                "Palimpsest",
                "--win-upgrade-uuid",
                app.gpu() ? GPU_UPGRADE_ID : UPGRADE_ID,
                "--dest",
                app.packages().toString()));
        for (Path association : App.list(resources)) {
            if (association.getFileName().toString().startsWith("opens-")) {
                msi.addAll(List.of("--file-associations", association.toString()));
            }
        }
        app.tools().jdk("jpackage", msi);
    }
}
