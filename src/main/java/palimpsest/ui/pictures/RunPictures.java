package palimpsest.ui.pictures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import palimpsest.history.SavedFile;
import palimpsest.ui.plot.Ground;
import palimpsest.ui.plot.Picture;
import palimpsest.ui.plot.PictureFile;
import palimpsest.ui.plot.PictureForm;
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
        RunSet set = RunSet.read(runFolders);
        RunDrawing pictures = new RunDrawing(set, plots, RunExport.Axes.USUAL);
        List<Path> written = new ArrayList<>();
        for (Picture plot : pictures.plots()) {
            written.add(folder.resolve(plot.title().toLowerCase(Locale.ROOT).replace(' ', '-') + ".png"));
            PictureFile.write(plot, written.getLast(), FORM);
        }
        for (int i = 0; i < set.runs().size(); i++) {
            String whose = set.whose(i);
            Path file = folder.resolve(whose.isEmpty() ? "heatmap.png" : "heatmap-" + plain(whose) + ".png");
            pictures.tokens(i).ifPresent(heatmap -> {
                PictureFile.write(heatmap, file, FORM);
                written.add(file);
            });
        }
        return written;
    }

    /// Writes what is asked for, over earlier files.
    ///
    /// @throws palimpsest.tensor.InputException if a run cannot be read, or a file cannot be written
    public void write(RunExport export) {
        RunSet set = RunSet.read(export.runs());
        RunDrawing pictures = new RunDrawing(set, plots, export.axes());
        Ground ground = switch (export.ground()) {
            case LIGHT -> Ground.LIGHT;
            case DARK -> Ground.DARK;
            case TRANSPARENT -> Ground.TRANSPARENT;
        };
        for (RunExport.Target target : export.targets()) {
            String name = target.file().toString().toLowerCase(Locale.ROOT);
            PictureForm form =
                    name.endsWith(".svg") ? new PictureForm.Svg(ground) : new PictureForm.Png(export.scale(), ground);
            switch (target.what()) {
                case PLOT -> PictureFile.write(pictures.losses(), target.file(), form);
                case TOKENS -> PictureFile.write(pictures.page(pictures.heatmaps()), target.file(), form);
                case LEDGER -> PictureFile.write(pictures.page(pictures.ledgers()), target.file(), form);
                case REPORT -> SavedFile.write(target.file(), new Report(set, pictures).html());
            }
        }
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}.]+", "-").replaceAll("-$", "");
    }
}
