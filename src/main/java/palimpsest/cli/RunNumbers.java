package palimpsest.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import palimpsest.data.CommaSeparated;
import palimpsest.history.LedgerNumbers;
import palimpsest.history.LossNumbers;
import palimpsest.history.RecordedRun;
import palimpsest.history.SavedFile;
import palimpsest.history.TokenNumbers;
import palimpsest.workbench.RunExport.What;
import palimpsest.workbench.RunNames;

/// The numbers behind what is drawn of runs, as CSV files.
final class RunNumbers {
    private final List<RecordedRun> runs;
    private final List<String> names;

    RunNumbers(List<RecordedRun> runs) {
        this.runs = runs;
        names = RunNames.beside(
                runs.stream().map(run -> run.manifest().plan()).toList(),
                runs.stream().map(run -> run.folder().root()).toList());
    }

    void write(What what, Path file) {
        SavedFile.write(
                file,
                switch (what) {
                    case PLOT -> losses();
                    case TOKENS -> TokenNumbers.csv(runs, names);
                    case LEDGER ->
                        LedgerNumbers.csv(
                                runs.stream().map(RecordedRun::knowledge).toList(), names);
                    case REPORT -> throw new IllegalArgumentException("A report is no table.");
                });
    }

    private String losses() {
        List<LossNumbers> all = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            all.add(LossNumbers.of(runs.get(i), names.get(i)));
        }
        return LossNumbers.csv(all, LossNumbers.Plot.BOTH);
    }

    /// The content of a CSV file of these lines.
    static String file(List<String> lines) {
        return String.join(CommaSeparated.LINE_END, lines) + CommaSeparated.LINE_END;
    }
}
