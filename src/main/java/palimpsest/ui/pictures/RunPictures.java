package palimpsest.ui.pictures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import palimpsest.history.SavedFile;
import palimpsest.ui.plot.DivergingScale;
import palimpsest.ui.plot.Ground;
import palimpsest.ui.plot.PagePicture;
import palimpsest.ui.plot.Picture;
import palimpsest.ui.plot.PictureFile;
import palimpsest.ui.plot.PictureForm;
import palimpsest.ui.plot.PlotPicture;
import palimpsest.ui.plot.TokenColumn;
import palimpsest.ui.plot.TokensPicture;
import palimpsest.workbench.RunExport;

/// Draws the plots, the heatmaps and the ledger of runs from their folders.
public final class RunPictures {
    private static final PictureForm FORM = new PictureForm.Png(2, Ground.LIGHT);
    static final double WIDTH = 960;
    private static final double HEIGHT = 420;

    private final RunSet set;

    RunPictures(RunSet set) {
        this.set = set;
    }

    /// Writes `new-text.png` and `old-text.png` with all the runs, and `heatmap.png`, or where there are several runs a
    /// heatmap of each with its name, over earlier ones. A picture for which nothing was recorded is left out.
    ///
    /// @param folder where to write
    /// @return the files written
    /// @throws palimpsest.tensor.InputException if there is no run, it cannot be read, or a file cannot be written
    public static List<Path> write(List<Path> runFolders, Path folder) {
        RunPictures pictures = new RunPictures(RunSet.read(runFolders));
        List<Path> written = new ArrayList<>();
        for (Picture plot : pictures.plots()) {
            written.add(folder.resolve(plot.title().toLowerCase(Locale.ROOT).replace(' ', '-') + ".png"));
            PictureFile.write(plot, written.getLast(), FORM);
        }
        for (int i = 0; i < pictures.set.runs().size(); i++) {
            String whose = pictures.set.whose(i);
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
    public static void write(RunExport export) {
        RunSet set = RunSet.read(export.runs());
        RunPictures pictures = new RunPictures(set);
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
                case REPORT -> SavedFile.write(target.file(), new Report(set).html());
            }
        }
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}.]+", "-").replaceAll("-$", "");
    }

    /// The losses of the new and of the old text, those that were recorded.
    List<Picture> plots() {
        LossCurves curves = new LossCurves(set.runs(), set.names());
        return Stream.of(curves.newText(), curves.oldText())
                .flatMap(Optional::stream)
                .<Picture>map(plot -> new PlotPicture(plot, set.steps(), WIDTH, HEIGHT))
                .toList();
    }

    private Picture losses() {
        return page(plots());
    }

    /// The heatmap of each run that has passages.
    List<Picture> heatmaps() {
        return IntStream.range(0, set.runs().size())
                .mapToObj(this::tokens)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Picture> tokens(int run) {
        String whose = set.whose(run);
        return TokenChange.of(set.runs().get(run))
                .map(change -> new TokensPicture(
                        whose.isEmpty() ? "Tokens" : "Tokens, " + whose,
                        change.words(),
                        change.cells(),
                        List.of(new TokenColumn("", change.delta(), DivergingScale::new)),
                        WIDTH));
    }

    /// The ledger of each run.
    List<Picture> ledgers() {
        return IntStream.range(0, set.runs().size())
                .filter(run -> !set.runs().get(run).knowledge().isEmpty())
                .mapToObj(run -> LedgerPicture.of(set.runs().get(run).knowledge(), set.whose(run), run, WIDTH))
                .toList();
    }

    /// One picture alone, or several below each other under what they are of.
    private Picture page(List<Picture> pictures) {
        return pictures.size() == 1
                ? pictures.getFirst()
                : new PagePicture(
                        Report.title(set),
                        Report.subtitle(set),
                        pictures.stream().map(List::of).toList());
    }
}
