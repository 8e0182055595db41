import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// Makes the Linux installers: `.deb`, `.rpm` and a portable `.tar.gz`. Needs dpkg-deb, rpmbuild and tar.
///
/// Arguments: see [App#of].
final class Linux {
    private static final List<String> LARGE =
            List.of("runtime/lib/server/libjvm.so", "runtime/lib/libglassgtk3.so", "stage/natives/libtokenizers.so");

    private final App app;
    private final Path image;
    private final Path tree;

    private Linux(App app) {
        this.app = app;
        image = app.work().resolve("palimpsest");
        tree = app.work().resolve("tree");
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new Linux(App.of(arguments)).make();
    }

    private void make() throws IOException, InterruptedException {
        app.prepare(Natives.LINUX);
        for (String library : LARGE) {
            strip(app.work().resolve(library));
        }
        app.tools().jdk("jpackage", app.image(Natives.LINUX, app.icons().resolve("palimpsest-512.png"), app.version()));
        strip(image.resolve("lib/libapplauncher.so"));
        app.settle(image);
        Path libraries = image.resolve("lib/app");
        StartCache.make(app, image.resolve("bin/palimpsest"), libraries.resolve("palimpsest.cfg"), libraries);
        if (!app.dry()) {
            lay();
        }
        archive();
        debian();
        redHat();
    }

    /// Takes the names of inner functions out of a library.
    private void strip(Path library) throws IOException, InterruptedException {
        app.tools().run("strip", List.of("--strip-unneeded", library.toString()));
    }

    /// The files as they lie on an installed system. All of them belong to the package, so that installing and removing
    /// it is all there is to do, and the desktop's own triggers see menu entry, icons and file types.
    private void lay() throws IOException {
        App.copy(image, Files.createDirectories(tree.resolve("opt")).resolve("palimpsest"));
        Path share = tree.resolve("usr/share");
        put("palimpsest.desktop", share.resolve("applications/palimpsest.desktop"));
        put("palimpsest.xml", share.resolve("mime/packages/palimpsest.xml"));
        put("copyright", share.resolve("doc").resolve(app.name()).resolve("copyright"));
        for (int size : Icons.SIZES) {
            Path icons = share.resolve("icons/hicolor/" + size + "x" + size + "/apps");
            Files.createDirectories(icons);
            Files.copy(app.icons().resolve("palimpsest-" + size + ".png"), icons.resolve("palimpsest.png"));
        }
        Path drawing = Files.createDirectories(share.resolve("icons/hicolor/scalable/apps"));
        Files.copy(app.project().resolve("assets/icon.svg"), drawing.resolve("palimpsest.svg"));
        Path commands = Files.createDirectories(tree.resolve("usr/bin"));
        Files.createSymbolicLink(commands.resolve("palimpsest"), Path.of("../../opt/palimpsest/bin/palimpsest"));
        app.settle(tree);
    }

    private void archive() throws IOException, InterruptedException {
        String name = app.name() + "-" + app.version() + "-linux-x64.tar.gz";
        app.tools()
                .with("GZIP", "-n")
                .run(
                        "tar",
                        List.of(
                                "--create",
                                "--gzip",
                                "--sort=name",
                                "--owner=0",
                                "--group=0",
                                "--numeric-owner",
                                "--directory=" + app.work(),
                                "--file=" + app.packages().resolve(name),
                                "palimpsest"));
    }

    private void debian() throws IOException, InterruptedException {
        Path control = tree.resolve("DEBIAN/control");
        if (!app.dry()) {
            put("control", control);
            app.settle(control.getParent());
        }
        String name = app.name() + "_" + app.version() + "_amd64.deb";
        app.tools()
                .run(
                        "dpkg-deb",
                        List.of(
                                "--root-owner-group",
                                "-Zxz",
                                "-z3",
                                "--build",
                                tree.toString(),
                                app.packages().resolve(name).toString()));
        if (!app.dry()) {
            App.delete(control.getParent());
        }
    }

    private void redHat() throws IOException, InterruptedException {
        Path spec = app.work().resolve("palimpsest.spec");
        if (!app.dry()) {
            put("palimpsest.spec", spec);
        }
        app.tools()
                .run(
                        "rpmbuild",
                        List.of(
                                "-bb",
                                "--define",
                                "_topdir " + app.work().resolve("rpm"),
                                "--define",
                                "_rpmdir " + app.packages(),
                                "--define",
                                "tree " + tree,
                                spec.toString()));
    }

    /// Copies one of the scripts' files with what is known only now.
    private void put(String name, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        long kibibytes = Files.isDirectory(tree.resolve("opt")) ? bytes(tree) / 1024 : 0;
        String other = app.gpu() ? "palimpsest" : "palimpsest-gpu";
        String text = Files.readString(app.resources("linux").resolve(name))
                .replace("@NAME@", app.name())
                .replace("@OTHER@", other)
                .replace("@VERSION@", app.version())
                .replace("@DESCRIPTION@", App.DESCRIPTION)
                .replace("@KIBIBYTES@", Long.toString(kibibytes));
        Files.writeString(to, text);
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
