import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the macOS installer: a `.dmg` for Apple silicon. Needs the command line tools of Xcode.
///
/// Signed where `MAC_SIGNING_KEY` names a key of the keychain, and notarised where `MAC_NOTARY_PROFILE` names a profile
/// of notarytool as well; else it is signed for this machine alone. Arguments: see [App#of].
final class MacOs {
    private static final String PACKAGE = "palimpsest.app";

    private MacOs() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        App app = App.of(arguments);
        Optional<String> key = variable("MAC_SIGNING_KEY");
        app.prepare(Natives.MACOS);
        List<String> image = new ArrayList<>(
                app.image(Natives.MACOS, app.icons().resolve("palimpsest.icns"), appleVersion(app.version())));
        image.addAll(List.of("--mac-package-identifier", "palimpsest", "--mac-package-name", "Palimpsest"));
        for (Path association : App.list(app.resources("macos"))) {
            if (association.toString().endsWith(".properties")) {
                image.addAll(List.of("--file-associations", association.toString()));
            }
        }
        app.tools().jdk("jpackage", image);
        Path contents = app.work().resolve(PACKAGE).resolve("Contents");
        app.settle(contents);
        Path libraries = contents.resolve("app");
        StartCache.make(app, contents.resolve("MacOS/palimpsest"), libraries.resolve("palimpsest.cfg"), libraries);
        // the cache was added after jpackage signed the folder
        app.tools()
                .run(
                        "codesign",
                        List.of(
                                "--force",
                                "--deep",
                                "--options",
                                "runtime",
                                "--entitlements",
                                app.resources("macos")
                                        .resolve("entitlements.plist")
                                        .toString(),
                                "--sign",
                                key.orElse("-"),
                                app.work().resolve(PACKAGE).toString()));
        app.tools()
                .jdk(
                        "jpackage",
                        List.of(
                                "--type", "dmg",
                                "--app-image", app.work().resolve(PACKAGE).toString(),
                                "--name", "Palimpsest",
                                "--app-version", appleVersion(app.version()),
                                "--dest", app.packages().toString()));
        String dmg = app.packages()
                .resolve("Palimpsest-" + appleVersion(app.version()) + ".dmg")
                .toString();
        Optional<String> notary = variable("MAC_NOTARY_PROFILE");
        if (key.isPresent() && notary.isPresent()) {
            app.tools()
                    .run("xcrun", List.of("notarytool", "submit", dmg, "--keychain-profile", notary.get(), "--wait"));
            app.tools().run("xcrun", List.of("stapler", "staple", dmg));
        }
    }

    /// macOS knows no version that begins with 0.
    static String appleVersion(String version) {
        return version.startsWith("0.") ? "1" + version.substring(1) : version;
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
