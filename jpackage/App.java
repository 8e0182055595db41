import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What every script begins with.
///
/// @param install the assembled program, `target/palimpsest`
/// @param work where everything is made
/// @param version of the program
/// @param epoch the time that files are given, in seconds
/// @param gpu whether it is the program with the runtime for NVIDIA GPUs
/// @param dry whether the tools are only shown
record App(Path install, Path work, String version, long epoch, boolean gpu, boolean dry) {
    static final String DESCRIPTION = "Shows what fine-tuning makes a language model forget";
    static final String VENDOR = "Palimpsest";
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.desktop",
            "java.logging",
            "java.xml",
            "javafx.controls",
            "jdk.jfr",
            "jdk.management",
            "jdk.unsupported");

    /// Libraries of Java's own drawing that are for screens, sound, and letters of the system's fonts: pictures are
    /// drawn in memory, with letters of our own, and the screen is JavaFX's.
    private static final List<String> LEFT_OUT = List.of(
            "fontmanager", "freetype", "awt_xawt", "splashscreen", "javajpeg", "lcms", "mlib_image", "jsound", "jawt");

    /// Java's tools, and what connections to others are checked with, of which there are none.
    private static final List<String> OTHER_FILES = List.of(
            "**/bin/keytool*", "**/bin/jfr*", "**/security/cacerts", "**/public_suffix_list.dat", "**/jrt-fs.jar");

    /// Parts of Swing, of Java's own windows, of its sound, and of what turns XML into other XML, which nothing uses. A
    /// module must keep a class in each of its packages, so not all of them can go.
    private static final String UNUSED = String.join(
            ",",
            "glob:/java.desktop/javax/swing/[B-Z]*.class",
            "glob:/java.desktop/javax/swing/text/[B-Z]*.class",
            "glob:/java.desktop/javax/swing/**/*$*.class",
            "glob:/java.desktop/javax/swing/plaf/nimbus/*Painter.class",
            "glob:/java.desktop/com/sun/java/swing/**/*$*.class",
            "glob:/java.desktop/com/sun/media/sound/*$*.class",
            "glob:/java.desktop/sun/awt/X11/*$*.class",
            "glob:/java.xml/com/sun/org/apache/bcel/internal/generic/[B-Z]*.class",
            "glob:/java.xml/com/sun/org/apache/xalan/internal/xsltc/compiler/[B-Z]*.class");

    /// What the program offers nothing of: models for those who study how the sample was made.
    private static final String STAGES = "stages";

    /// Arguments: the assembled program, a folder to work in, the version, the seconds; then `gpu`, `dry`, in any
    /// order.
    static App of(String[] arguments) {
        List<String> flags = List.of(arguments).subList(4, arguments.length);
        return new App(
                Path.of(arguments[0]).toAbsolutePath(),
                Path.of(arguments[1]).toAbsolutePath(),
                arguments[2],
                Instant.parse(arguments[3]).getEpochSecond(),
                flags.contains("gpu"),
                flags.contains("dry"));
    }

    String name() {
        return gpu ? "palimpsest-gpu" : "palimpsest";
    }

    /// This project, where `assets` and the scripts' own files are.
    Path project() {
        return install.getParent().getParent();
    }

    Path resources(String system) {
        return project().resolve("jpackage").resolve(system);
    }

    /// What goes into the installed folder: jars, natives, samples, licences.
    Path stage() {
        return work.resolve("stage");
    }

    Path icons() {
        return work.resolve("icons");
    }

    Path packages() {
        return work.resolve("packages");
    }

    Command tools() {
        return new Command(work, dry).with("SOURCE_DATE_EPOCH", Long.toString(epoch));
    }

    /// Lays out what is installed, without the natives of other systems, and the runtime that it runs on.
    void prepare(Natives system) throws IOException, InterruptedException {
        delete(work);
        Files.createDirectories(packages());
        Icons.write(project().resolve("assets").resolve("icon.svg"), icons());
        if (dry) {
            return;
        }
        Jars jars = new Jars(system, epoch);
        Path natives = stage().resolve("natives");
        for (Path jar : list(install.resolve("lib"))) {
            jars.copy(jar, stage().resolve(jar.getFileName()), natives);
        }
        for (Path sample : list(install.resolve("samples"))) {
            if (!sample.endsWith(STAGES)) {
                copy(sample, Files.createDirectories(stage().resolve("samples")).resolve(sample.getFileName()));
            }
        }
        Files.copy(install.resolve("bom.json"), stage().resolve("bom.json"));
        Licences.collect(this, stage().resolve("licences"));
        Path modules = work.resolve("modules");
        for (Path jar : list(install.resolve("javafx"))) {
            jars.copy(jar, modules.resolve("jars").resolve(jar.getFileName()), modules.resolve("natives"));
        }
        trim(modules);
    }

    /// JavaFX's modules with their natives become modules like Java's own, and all that is needed is linked.
    private void trim(Path modules) throws IOException, InterruptedException {
        for (Path jar : list(modules.resolve("jars"))) {
            String module = jar.getFileName().toString().replaceAll("^javafx-([a-z]+)-.*", "javafx.$1");
            List<String> arguments = new ArrayList<>(List.of("create", "--class-path", jar.toString()));
            if (module.equals("javafx.graphics")) {
                arguments.addAll(List.of("--libs", modules.resolve("natives").toString()));
            }
            arguments.add(modules.resolve(module + ".jmod").toString());
            tools().jdk("jmod", arguments);
        }
        tools().jdk(
                        "jlink",
                        List.of(
                                "--module-path",
                                modules.toString(),
                                "--add-modules",
                                String.join(",", MODULES),
                                "--strip-java-debug-attributes",
                                "--exclude-files",
                                leftOut(),
                                "--exclude-resources",
                                UNUSED,
                                "--no-header-files",
                                "--no-man-pages",
                                "--compress",
                                "zip-9",
                                "--output",
                                work.resolve("runtime").toString()));
    }

    private static String leftOut() {
        List<String> patterns = new ArrayList<>(OTHER_FILES);
        for (String library : LEFT_OUT) {
            patterns.add("**/lib" + library + ".so");
        }
        return String.join(",", patterns);
    }

    /// Arguments of jpackage that make the installed folder, alike on every system.
    List<String> image(Natives system, Path icon, String appVersion) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--type",
                "app-image",
                "--name",
                "palimpsest",
                "--app-version",
                appVersion,
                "--vendor",
                VENDOR,
                "--description",
                DESCRIPTION,
                "--input",
                stage().toString(),
                "--main-jar",
                "palimpsest-" + version + ".jar",
                "--main-class",
                "palimpsest.Main",
                "--runtime-image",
                work.resolve("runtime").toString(),
                "--icon",
                icon.toString(),
                "--dest",
                work.toString()));
        for (String option : javaOptions(system)) {
            arguments.addAll(List.of("--java-options", option));
        }
        return arguments;
    }

    /// The options of the other launchers, without the ones for JavaFX's modules, which are part of the runtime here.
    private List<String> javaOptions(Natives system) throws IOException {
        List<String> options = new ArrayList<>();
        for (String line : Files.readAllLines(install.resolve("bin").resolve("jvm.args"))) {
            if (!line.startsWith("#") && !line.startsWith("--add-modules")) {
                options.add(line);
            }
        }
        options.add("-Dpalimpsest.home=$APPDIR");
        options.add("-Donnxruntime.native.path=$APPDIR/natives");
        // named as a file: DJL takes a folder only where there is a CUDA device
        options.add("-DRUST_LIBRARY_PATH=$APPDIR/natives/" + system.file("tokenizers"));
        return options;
    }

    /// Gives every file the same time: the start cache holds only for jars with the times that it was made with. In a
    /// dry run there are none.
    void settle(Path folder) throws IOException {
        if (dry) {
            return;
        }
        FileTime time = FileTime.fromMillis(1000 * epoch);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!Files.isSymbolicLink(file)) {
                    Files.setLastModifiedTime(file, time);
                }
            }
        }
    }

    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
