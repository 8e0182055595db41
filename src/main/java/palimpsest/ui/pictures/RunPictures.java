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
import palimpsest.ui.plot.TokenColumn;
import palimpsest.workbench.RunNames;

/// Draws the plots and the heatmaps of runs from their folders.
public final class RunPictures {
    /// Device pixels per logical pixel.
    private static final double SCALE = 2;

    private static final double WIDTH = 960;
    private static final double HEIGHT = 420;

    private RunPictures() {}

    /// Writes `new-text.png` and `old-text.png` with all the runs, and `heatmap.png`, or where there are several runs a
    /// heatmap of each with its name, over earlier ones. A picture for which nothing was recorded is left out.
    ///
    /// @param folder where to write
    /// @return the files written
    /// @throws InputException if there is no run, it cannot be read, or a file cannot be written
    public static List<Path> write(List<Path> runFolders, Path folder) {
        List<RecordedRun> runs = runFolders.stream().map(RunReader::read).toList();
        List<String> names =
                RunNames.beside(runs.stream().map(run -> run.manifest().plan()).toList(), runFolders);
        long steps = runs.stream()
                .mapToLong(run -> run.manifest().plan().steps())
                .max()
                .orElse(0);
        LossCurves curves = new LossCurves(runs, names);
        List<Path> written = new ArrayList<>();
        plot(curves.newText(), steps, folder.resolve("new-text.png")).ifPresent(written::add);
        plot(curves.oldText(), steps, folder.resolve("old-text.png")).ifPresent(written::add);
        for (int i = 0; i < runs.size(); i++) {
            String whose = runs.size() > 1 ? names.get(i) : "";
            String file = whose.isEmpty() ? "heatmap.png" : "heatmap-" + plain(whose) + ".png";
            TokenChange.of(runs.get(i))
                    .map(change -> heatmap(change, whose, folder.resolve(file)))
                    .ifPresent(written::add);
        }
        return written;
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}.]+", "-").replaceAll("-$", "");
    }

    private static Optional<Path> plot(Optional<PlotContent> content, long steps, Path file) {
        return content.map(plot -> {
            try {
                PlotImages.writeLinePlot(file, plot, steps, PlotTheme.light(), WIDTH, HEIGHT, SCALE);
                return file;
            } catch (IOException e) {
                throw unwritable(file, e);
            }
        });
    }

    private static Path heatmap(TokenChange change, String whose, Path file) {
        PlotTheme theme = PlotTheme.light();
        try {
            PlotImages.writeTokens(
                    file,
                    whose.isEmpty() ? "Tokens" : "Tokens, " + whose,
                    change.words(),
                    change.cells(),
                    List.of(new TokenColumn("", change.delta(), DivergingScale::new)),
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
