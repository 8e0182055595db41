package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import palimpsest.model.FolderTree;
import palimpsest.ui.Pictures;

/// Makes the README's picture: the window in the middle of the second of the sample's two runs. Option: the file;
/// `assets/window.png` where there is none.
final class SamplePicture {
    private static final String FILE = "assets/window.png";
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private SamplePicture() {}

    static void run(List<String> options, PrintStream out) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("palimpsest-picture");
        Path file = Path.of(options.isEmpty() ? FILE : options.getFirst()).toAbsolutePath();
        List<String> command = ChildProcess.command(
                List.of("-Dglass.platform=Headless", "-Dprism.order=sw"),
                SamplePicture.class,
                List.of(place.toString(), file.toString()));
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        FolderTree.delete(place);
        if (code != 0) {
            throw new IOException("the window ended with code " + code);
        }
        out.println(file + " is written.");
    }

    /// Arguments: a folder for what the program keeps, and the picture's file.
    public static void main(String[] arguments) throws Exception {
        LiveWindow.open(Path.of(arguments[0]));
        LiveWindow.await(() -> LiveWindow.find("#offer-side-by-side") != null);
        Platform.runLater(() -> ((Button) LiveWindow.find("#offer-side-by-side")).fire());
        LiveWindow.await(() -> LiveWindow.find("#status-step") instanceof Labeled step
                && step.getText().matches("replay 10 %: step (4[2-9]|5\\d)\\d .*"));
        LiveWindow.await(() -> {
            Pictures.write(LiveWindow.find("#status-step").getScene(), WIDTH, HEIGHT, Path.of(arguments[1]));
            return true;
        });
        Runtime.getRuntime().halt(0);
    }
}
