package palimpsest.ui.pictures;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import palimpsest.history.SavedFile;
import palimpsest.ui.plot.Ground;
import palimpsest.ui.plot.Picture;
import palimpsest.ui.plot.PictureFile;
import palimpsest.ui.plot.PictureForm;
import palimpsest.workbench.RecordedRuns;
import palimpsest.workbench.RunExport;

/// Draws the plots, the heatmaps and the ledger of runs from their folders.
public final class RunPictures {
    private static final PictureForm FORM = new PictureForm.Png(2, Ground.LIGHT);

    private final LossPlots plots;

    public RunPictures(LossPlots plots) {
        this.plots = plots;
    }

    /// Writes `new-text.png` and `old-text.png` with all the runs, and `heatmap.png`, or where there are several runs a
    /// heatmap of each with its name, over earlier ones. A picture for which nothing was recorded is left out.
    ///
    /// @param folder where to write
    /// @return the files written
    /// @throws palimpsest.tensor.InputException if there is no run, it cannot be read, or a file cannot be written
    public List<Path> write(List<Path> runFolders, Path folder) {
        RecordedRuns set = RecordedRuns.read(runFolders);
        RunDrawing pictures = new RunDrawing(set, plots, RunExport.Axes.USUAL);
        List<Path> written = new ArrayList<>();
        for (Picture plot : pictures.plots()) {
            written.add(folder.resolve(plot.title().toLowerCase(Locale.ROOT).replace(' ', '-') + ".png"));
            SavedFile.write(written.getLast(), PictureFile.bytes(plot, FORM));
        }
        for (int i = 0; i < set.runs().size(); i++) {
            String whose = set.whose(i);
            Path file = folder.resolve(whose.isEmpty() ? "heatmap.png" : "heatmap-" + plain(whose) + ".png");
            pictures.tokens(i).ifPresent(heatmap -> {
                SavedFile.write(file, PictureFile.bytes(heatmap, FORM));
                written.add(file);
            });
        }
        return written;
    }

    /// Writes what is asked for, over earlier files, once all of it is drawn: what cannot be is refused before anything
    /// is written.
    ///
    /// @throws palimpsest.tensor.InputException if a snapshot is damaged, there is nothing to draw, or a file cannot be
    ///     written
    public void write(RunExport export) {
        RunDrawing pictures = new RunDrawing(export.runs(), plots, export.axes());
        Ground ground = switch (export.ground()) {
            case LIGHT -> Ground.LIGHT;
            case DARK -> Ground.DARK;
            case TRANSPARENT -> Ground.TRANSPARENT;
        };
        Map<Path, byte[]> drawn = new LinkedHashMap<>();
        for (RunExport.Target target : export.targets()) {
            PictureForm form = target.ending().equals(".svg")
                    ? new PictureForm.Svg(ground)
                    : new PictureForm.Png(export.scale(), ground);
            drawn.put(
                    target.file(),
                    switch (target.what()) {
                        case PLOT -> PictureFile.bytes(pictures.losses(), form);
                        case TOKENS -> PictureFile.bytes(pictures.page(pictures.heatmaps()), form);
                        case LEDGER -> PictureFile.bytes(pictures.page(pictures.ledgers()), form);
                        case REPORT ->
                            new Report(export.runs(), pictures).html().getBytes(StandardCharsets.UTF_8);
                    });
        }
        drawn.forEach(SavedFile::write);
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}.]+", "-").replaceAll("-$", "");
    }
}
