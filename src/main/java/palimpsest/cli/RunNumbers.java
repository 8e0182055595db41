package palimpsest.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import palimpsest.data.CommaSeparated;
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
                    case LEDGER -> ledger();
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

    /// As `palimpsest ledger --csv` gives it; of several runs with the name of each before its lines.
    private String ledger() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            String name = CommaSeparated.line(List.of(names.get(i)));
            List<String> table = LedgerTable.areas(runs.get(i).knowledge()).csv();
            for (String line : i == 0 ? table : table.subList(1, table.size())) {
                boolean head = lines.isEmpty();
                lines.add(runs.size() == 1 ? line : (head ? "run" : name) + "," + line);
            }
        }
        return file(lines);
    }

    /// The content of a CSV file of these lines.
    static String file(List<String> lines) {
        return String.join(CommaSeparated.LINE_END, lines) + CommaSeparated.LINE_END;
    }
}
