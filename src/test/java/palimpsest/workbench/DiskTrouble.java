package palimpsest.workbench;

import java.io.IOException;
import java.nio.file.Path;

/// A disk too small for a run, where this system lets one be made.
final class DiskTrouble implements AutoCloseable {
    private final Path place;

    private DiskTrouble(Path place) {
        this.place = place;
    }

    /// @param place an empty folder to become the disk
    /// @throws IOException where this system lets none be made
    static DiskTrouble mount(Path place, int kilobytes) throws IOException, InterruptedException {
        run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", place.toString());
        return new DiskTrouble(place);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", place.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said.strip());
        }
    }
}
