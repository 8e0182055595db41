package palimpsest.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A Linux system without Java that a test can install into: this one, or one laid out in a folder, with everything
/// that is changed kept beside it in an overlay. Needs root.
final class OtherSystem implements AutoCloseable {
    private static final List<String> JAVA =
            List.of("usr/lib/jvm", "opt/java", "usr/bin/java", "etc/alternatives/java");

    private final Path root;
    private final Path said;
    private final List<Path> mounted = new ArrayList<>();

    /// @param lower the system below; it is only read
    /// @param folder an empty folder for what is changed
    OtherSystem(Path lower, Path folder) throws IOException, InterruptedException {
        root = Files.createDirectories(folder.resolve("root"));
        said = folder.resolve("said.txt");
        Path upper = Files.createDirectories(folder.resolve("upper"));
        Path work = Files.createDirectories(folder.resolve("work"));
        String layers = "lowerdir=%s,upperdir=%s,workdir=%s".formatted(lower, upper, work);
        mount(root, "-t", "overlay", "overlay", "-o", layers);
        mount(root.resolve("proc"), "-t", "proc", "proc");
        mount(root.resolve("dev"), "--bind", "/dev");
        mount(root.resolve("tmp"), "-t", "tmpfs", "tmpfs");
        Path screens = Files.createDirectories(root.resolve("tmp/.X11-unix"));
        mount(screens, "--bind", "/tmp/.X11-unix");
        run(List.of("chmod", "1777", root.resolve("tmp").toString()));
        List<String> removal = new ArrayList<>(List.of("rm", "-rf"));
        JAVA.forEach(path -> removal.add(root.resolve(path).toString()));
        run(removal);
    }

    /// A path of this system as seen from outside.
    Path at(String path) {
        return root.resolve(path.substring(1));
    }

    /// Runs a command in it as root to its end.
    ///
    /// @return what it said
    String root(String... command) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of("chroot", root.toString()), Stream.of(command))
                .toList());
    }

    /// Starts a command in it as a user who has no network.
    Process user(String user, String display, Path output, String... command) throws IOException {
        String home = "/home/" + user;
        List<String> line = new ArrayList<>(List.of("unshare", "--net", "chroot", "--userspec=" + user + ":" + user));
        line.addAll(List.of(root.toString(), "env", "-i", "HOME=" + home, "USER=" + user, "DISPLAY=" + display));
        line.addAll(List.of("PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "--chdir=" + home));
        line.addAll(List.of(command));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private void mount(Path place, String... how) throws IOException, InterruptedException {
        Files.createDirectories(place);
        List<String> line = new ArrayList<>(List.of("mount"));
        line.addAll(List.of(how));
        line.add(place.toString());
        run(line);
        mounted.addFirst(place);
    }

    private String run(List<String> line) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        builder.environment().put("LC_ALL", "C.UTF-8");
        int code = builder.start().waitFor();
        String output = Files.readString(said);
        assertEquals(0, code, () -> String.join(" ", line) + "\n" + output);
        return output;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Path place : mounted) {
            int code = new ProcessBuilder("umount", "--lazy", place.toString())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException(place + " is still mounted; nothing below it may be deleted.");
            }
        }
    }
}
