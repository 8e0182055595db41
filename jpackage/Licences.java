import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The licence texts of everything that is shipped, a folder a component: those that its jars carry, and where they
/// carry none the text of the licence with its holder.
final class Licences {
    private static final Pattern TEXT = Pattern.compile(
            "(.*/)?(LICENSE|LICENCE|NOTICE|COPYING|ThirdPartyNotices)(\\.(txt|md))?", Pattern.CASE_INSENSITIVE);
    /// Holders of those whose jars carry no licence of their own.
    private static final Map<String, String> HOLDERS = Map.of(
            "ONNX Runtime", "Microsoft Corporation",
            "AtlantaFX", "mkpaz",
            "FastCSV", "Oliver Siegmar",
            "zstd-jni", "Luben Karavelov",
            "Feather icons", "Cole Bemis",
            "Protocol Buffers", "Google Inc.");
    /// Has the text of the Apache Licence among its files.
    private static final String APACHE = "ikonli-core-";

    private final App app;
    private final Path folder;

    private Licences(App app, Path folder) {
        this.app = app;
        this.folder = folder;
    }

    /// @throws IOException where a component is left without a licence text
    static void collect(App app, Path folder) throws IOException {
        new Licences(app, folder).collect();
    }

    private void collect() throws IOException {
        Path resources = app.project().resolve("src/main/resources/palimpsest/ui");
        List<String> index = new ArrayList<>(List.of("What Palimpsest is shipped with, and under which licences.", ""));
        for (String line : Files.readAllLines(resources.resolve("shell/components.tsv"))) {
            String[] columns = line.split("\t", 3);
            Path own = Files.createDirectories(folder.resolve(columns[0].replace(' ', '-')));
            for (String artifact : columns[2].isEmpty() ? new String[0] : columns[2].split(",")) {
                fromJar(artifact, own);
            }
            if (columns[0].startsWith("Open")) {
                copy(Path.of(System.getProperty("java.home"), "legal", "java.base"), own);
            } else if (columns[1].startsWith("SIL")) {
                String font = columns[0].replace(" ", "");
                String name = "OFL-" + (font.startsWith("Inter") ? "Inter" : font) + ".txt";
                Files.copy(resources.resolve("fonts").resolve(name), own.resolve(name));
            } else if (App.list(own).stream().noneMatch(Licences::isLicence)) {
                Files.writeString(own.resolve("LICENCE.txt"), standard(columns[0], columns[1]));
            }
            index.add("%-22s %-36s %s".formatted(columns[0], columns[1], folder.relativize(own)));
        }
        Files.write(folder.resolve("README.txt"), index);
    }

    private static boolean isLicence(Path file) {
        return file.getFileName().toString().matches("(?i).*LICEN[SC]E.*");
    }

    private void fromJar(String artifact, Path own) throws IOException {
        try (Stream<Path> jars = Files.list(app.install().resolve("lib"))) {
            for (Path jar : jars.filter(
                            file -> file.getFileName().toString().matches(Pattern.quote(artifact) + "-\\d.*\\.jar"))
                    .toList()) {
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    for (ZipEntry entry : zip.stream()
                            .filter(entry -> TEXT.matcher(entry.getName()).matches())
                            .toList()) {
                        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                        Files.write(
                                own.resolve(artifact + "-" + name),
                                zip.getInputStream(entry).readAllBytes());
                    }
                }
            }
        }
    }

    private String standard(String component, String licence) throws IOException {
        if (licence.startsWith("Apache")) {
            for (Path jar : App.list(app.install().resolve("lib"))) {
                if (jar.getFileName().toString().startsWith(APACHE)) {
                    try (ZipFile zip = new ZipFile(jar.toFile())) {
                        return new String(zip.getInputStream(zip.getEntry("META-INF/LICENSE"))
                                .readAllBytes());
                    }
                }
            }
        }
        String holder = HOLDERS.get(component);
        if (holder == null || !licence.startsWith("MIT") && !licence.startsWith("BSD")) {
            throw new IOException("No licence text was found for " + component + " (" + licence + ").");
        }
        String name =
                licence.startsWith("MIT") ? "MIT.txt" : licence.contains("2") ? "BSD-2-Clause.txt" : "BSD-3-Clause.txt";
        return Files.readString(app.resources("licences").resolve(name)).formatted(holder);
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : App.list(from)) {
            if (Files.isRegularFile(file)) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
