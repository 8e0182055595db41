package palimpsest.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import palimpsest.history.LedgerNumbers;
import palimpsest.measure.Knowledge;
import palimpsest.ui.ledger.LedgerViewModel;
import palimpsest.ui.pictures.LedgerPicture;
import palimpsest.ui.plot.Exhibit;
import palimpsest.ui.plot.PagePicture;
import palimpsest.ui.plot.Picture;
import palimpsest.ui.tokens.TokensView;
import palimpsest.ui.training.TrainingView;

/// Everything that can be taken out of the window, each part as it is shown. FX thread.
///
/// @param training the plots
/// @param ledger what is still known
/// @param tokens the texts
record Exhibits(WorkspaceViewModel workspace, TrainingView training, LedgerViewModel ledger, TokensView tokens) {
    private static final double LEDGER_WIDTH = 860;

    /// Each plot, the plots together, the tokens, the ledger, and the page of all of them.
    List<Exhibit> all() {
        List<Exhibit> all = new ArrayList<>(training.plots());
        all.add(new Exhibit("plots", "Plots", this::plots, training::numbers));
        all.add(tokens.exhibit());
        all.add(ledgerPart());
        all.add(new Exhibit("page", "Page", this::page));
        return all;
    }

    Exhibit ledgerPart() {
        return new Exhibit("ledger", "Ledger", () -> ledgerPicture(LEDGER_WIDTH), this::ledgerNumbers);
    }

    private Optional<Picture> ledgerPicture(double width) {
        Knowledge known = ledger.knowledge().get();
        String whose = workspace.training().focusName();
        return known.isEmpty() ? Optional.empty() : Optional.of(LedgerPicture.of(known, whose, ledger.color(), width));
    }

    private Optional<Supplier<String>> ledgerNumbers() {
        Knowledge known = ledger.knowledge().get();
        String whose = workspace.training().focusName();
        String name = whose.isEmpty() ? workspace.title().get() : whose;
        return known.isEmpty() ? Optional.empty() : Optional.of(() -> LedgerNumbers.csv(List.of(known), List.of(name)));
    }

    private Optional<Picture> plots() {
        return framed(plotRows());
    }

    private Optional<Picture> page() {
        List<List<Picture>> rows = plotRows();
        double width = PagePicture.inner(rows);
        ledgerPicture(Math.max(width, LEDGER_WIDTH)).ifPresent(picture -> rows.add(List.of(picture)));
        tokens.picture(PagePicture.inner(rows)).ifPresent(picture -> rows.add(List.of(picture)));
        return framed(rows);
    }

    private Optional<Picture> framed(List<List<Picture>> rows) {
        String standing = workspace.training().status().get().step();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new PagePicture(workspace.title().get(), standing, rows));
    }

    /// Two beside each other.
    private List<List<Picture>> plotRows() {
        List<Picture> plots = training.plots().stream()
                .flatMap(plot -> plot.picture().get().stream())
                .toList();
        List<List<Picture>> rows = new ArrayList<>();
        for (int i = 0; i < plots.size(); i += 2) {
            rows.add(plots.subList(i, Math.min(i + 2, plots.size())));
        }
        return rows;
    }
}
