package palimpsest.ui.pictures;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import palimpsest.tensor.InputException;
import palimpsest.ui.plot.DivergingScale;
import palimpsest.ui.plot.PagePicture;
import palimpsest.ui.plot.Picture;
import palimpsest.ui.plot.TokenColumn;
import palimpsest.ui.plot.TokensPicture;
import palimpsest.workbench.RecordedRuns;
import palimpsest.workbench.RunExport;

/// The pictures of runs beside each other.
final class RunDrawing {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 420;

    private final RecordedRuns set;
    private final LossPlots plots;
    private final RunExport.Axes axes;

    RunDrawing(RecordedRuns set, LossPlots plots, RunExport.Axes axes) {
        this.set = set;
        this.plots = plots;
        this.axes = axes;
    }

    /// The losses of the new and of the old text, those that were recorded.
    List<Picture> plots() {
        return plots.of(set.runs(), set.names(), axes, WIDTH, HEIGHT);
    }

    /// The plots on one page.
    ///
    /// @throws InputException if the runs recorded nothing that could be drawn
    Picture losses() {
        List<Picture> drawn = plots();
        if (drawn.isEmpty()) {
            throw new InputException("%s recorded nothing to draw by %s; choose another --x, such as step."
                    .formatted(
                            set.runs().getFirst().folder().root(),
                            axes.across().name().toLowerCase(Locale.ROOT)));
        }
        return page(drawn);
    }

    /// The heatmap of each run that has passages.
    List<Picture> heatmaps() {
        return IntStream.range(0, set.runs().size())
                .mapToObj(this::tokens)
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<Picture> tokens(int run) {
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
                .filter(run -> !set.knowledge(run).isEmpty())
                .mapToObj(run -> LedgerPicture.of(set.knowledge(run), set.whose(run), run, WIDTH))
                .toList();
    }

    /// One picture alone, or several below each other under what they are of.
    Picture page(List<Picture> pictures) {
        return pictures.size() == 1
                ? pictures.getFirst()
                : new PagePicture(
                        set.title(),
                        set.subtitle(),
                        pictures.stream().map(List::of).toList());
    }
}
