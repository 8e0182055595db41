package palimpsest.ui.pictures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.history.RecordedRun;
import palimpsest.history.RunReader;
import palimpsest.ui.plot.DivergingScale;
import palimpsest.ui.plot.Ground;
import palimpsest.ui.plot.Picture;
import palimpsest.ui.plot.PictureFile;
import palimpsest.ui.plot.PictureForm;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotPicture;
import palimpsest.ui.plot.TokenColumn;
import palimpsest.ui.plot.TokensPicture;
import palimpsest.workbench.RunNames;

/// Draws the plots and the heatmaps of runs from their folders.
public final class RunPictures {
    private static final PictureForm FORM = new PictureForm.Png(2, Ground.LIGHT);

    private static final double WIDTH = 960;
    private static final double HEIGHT = 420;

    private RunPictures() {}

    /// Writes `new-text.png` and `old-text.png` with all the runs, and `heatmap.png`, or where there are several runs a
    /// heatmap of each with its name, over earlier ones. A picture for which nothing was recorded is left out.
    ///
    /// @param folder where to write
    /// @return the files written
    /// @throws palimpsest.tensor.InputException if there is no run, it cannot be read, or a file cannot be written
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
        return content.map(plot -> write(new PlotPicture(plot, steps, WIDTH, HEIGHT), file));
    }

    private static Path heatmap(TokenChange change, String whose, Path file) {
        return write(
                new TokensPicture(
                        whose.isEmpty() ? "Tokens" : "Tokens, " + whose,
                        change.words(),
                        change.cells(),
                        List.of(new TokenColumn("", change.delta(), DivergingScale::new)),
                        WIDTH),
                file);
    }

    private static Path write(Picture picture, Path file) {
        PictureFile.write(picture, file, FORM);
        return file;
    }
}
