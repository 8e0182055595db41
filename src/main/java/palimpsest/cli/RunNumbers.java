package palimpsest.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import palimpsest.history.LedgerNumbers;
import palimpsest.history.LossNumbers;
import palimpsest.history.TokenNumbers;
import palimpsest.workbench.RecordedRuns;
import palimpsest.workbench.RunExport.What;

/// The numbers behind what is drawn of runs, as the content of CSV files.
final class RunNumbers {
    private RunNumbers() {}

    /// @throws palimpsest.tensor.InputException if a snapshot is damaged
    static String csv(RecordedRuns runs, What what) {
        return switch (what) {
            case PLOT -> losses(runs);
            case TOKENS -> TokenNumbers.csv(runs.runs(), runs.names());
            case LEDGER ->
                LedgerNumbers.csv(
                        IntStream.range(0, runs.runs().size())
                                .mapToObj(runs::knowledge)
                                .toList(),
                        runs.names());
            case REPORT -> throw new IllegalArgumentException("A report is no table.");
        };
    }

    private static String losses(RecordedRuns runs) {
        List<LossNumbers> all = new ArrayList<>();
        for (int i = 0; i < runs.runs().size(); i++) {
            all.add(LossNumbers.of(runs.runs().get(i), runs.names().get(i)));
        }
        return LossNumbers.csv(all, LossNumbers.Plot.BOTH);
    }
}
