package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import palimpsest.model.FolderTree;

/// Makes the README's pictures from the sample's two runs side by side. Option: the folder; `assets` where there is
/// none.
final class SamplePicture {
    private static final String FOLDER = "assets";
    private static final long LONGEST_MINUTES = 8;

    private SamplePicture() {}

    static void run(List<String> options, PrintStream out) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("palimpsest-picture");
        Path folder = Path.of(options.isEmpty() ? FOLDER : options.getFirst()).toAbsolutePath();
        List<String> command = ChildProcess.command(
                List.of("-Dglass.platform=Headless", "-Dprism.order=sw"),
                SampleWalk.class,
                List.of(place.toString(), folder.toString()));
        Process window = new ProcessBuilder(command).inheritIO().start();
        if (!window.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            window.destroyForcibly().waitFor();
        }
        FolderTree.delete(place);
        if (window.exitValue() != 0) {
            throw new IOException(
                    "The window ended with code " + window.exitValue() + " before every picture was made.");
        }
        out.println("The pictures in " + folder + " are written.");
    }
}
