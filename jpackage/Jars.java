import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Jars without the native libraries of other systems, and without the large ones of this, which lie in a folder from
/// where they are loaded without being unpacked first.
final class Jars {
    private final Natives system;
    private final LocalDateTime time;

    /// @param epoch the time of every entry, in seconds, so that the same content gives the same jar
    Jars(Natives system, long epoch) {
        this.system = system;
        this.time = LocalDateTime.ofEpochSecond(epoch, 0, ZoneOffset.UTC);
    }

    /// Copies a jar without natives.
    ///
    /// @param natives is given the libraries of the system
    void copy(Path jar, Path to, Path natives) throws IOException {
        Files.createDirectories(to.getParent());
        Files.createDirectories(natives);
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(to);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            List<? extends ZipEntry> entries =
                    from.stream().filter(entry -> !entry.isDirectory()).toList();
            for (ZipEntry entry : entries) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                if (system.outside(entry.getName())) {
                    Files.write(natives.resolve(Path.of(entry.getName()).getFileName()), bytes);
                } else if (system.inside(entry.getName()) && !signature(entry.getName())) {
                    ZipEntry kept = new ZipEntry(entry.getName());
                    kept.setTimeLocal(time);
                    out.putNextEntry(kept);
                    out.write(bytes);
                    out.closeEntry();
                }
            }
        }
    }

    /// A signature would no longer hold.
    private static boolean signature(String entry) {
        return entry.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }
}
