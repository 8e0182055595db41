package palimpsest.ui.pictures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.history.RecordedRun;
import palimpsest.history.RunReader;
import palimpsest.tensor.InputException;
import palimpsest.ui.plot.DivergingScale;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotImages;
import palimpsest.ui.plot.PlotTheme;

/// Draws the plots and the heatmap of a run from its folder.
public final class RunPictures {
    /// The folder of pictures within a run folder.
    public static final String FOLDER = "pictures";

    /// Device pixels per logical pixel.
    private static final double SCALE = 2;

    private static final double WIDTH = 960;
    private static final double HEIGHT = 420;

    private RunPictures() {}

    /// Writes `new-text.png`, `old-text.png` and `heatmap.png` below the run's folder, over earlier ones. A picture for
    /// which the run recorded nothing is left out.
    ///
    /// @return the files written
    /// @throws InputException if there is no run, it cannot be read, or a file cannot be written
    public static List<Path> write(Path runFolder) {
        RecordedRun run = RunReader.read(runFolder);
        Path folder = runFolder.resolve(FOLDER);
        List<Path> written = new ArrayList<>();
        plot(LossCurves.newText(run), run, folder.resolve("new-text.png")).ifPresent(written::add);
        plot(LossCurves.oldText(run), run, folder.resolve("old-text.png")).ifPresent(written::add);
        TokenChange.of(run)
                .map(change -> heatmap(change, folder.resolve("heatmap.png")))
                .ifPresent(written::add);
        return written;
    }

    private static Optional<Path> plot(Optional<PlotContent> content, RecordedRun run, Path file) {
        return content.map(plot -> {
            try {
                PlotImages.writeLinePlot(
                        file, plot, run.manifest().plan().steps(), PlotTheme.light(), WIDTH, HEIGHT, SCALE);
                return file;
            } catch (IOException e) {
                throw unwritable(file, e);
            }
        });
    }

    private static Path heatmap(TokenChange change, Path file) {
        PlotTheme theme = PlotTheme.light();
        try {
            PlotImages.writeTokens(
                    file,
                    "Tokens",
                    change.words(),
                    change.cells(),
                    change.delta(),
                    new DivergingScale(theme),
                    theme,
                    WIDTH,
                    SCALE);
            return file;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static InputException unwritable(Path file, IOException cause) {
        return new InputException(
                "The picture %s could not be written: %s. Free some disk space, or make the folder writable."
                        .formatted(file, cause.getMessage()),
                cause);
    }
}
