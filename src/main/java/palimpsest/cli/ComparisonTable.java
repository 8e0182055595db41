package palimpsest.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import palimpsest.cli.TextTable.Column;
import palimpsest.history.RecordedRun;
import palimpsest.history.RunReader;
import palimpsest.measure.Knowledge;

/// What the same model knew before several runs, and knows after each: one ledger.
final class ComparisonTable {
    private static final String NONE = "-";

    private ComparisonTable() {}

    /// @param runs run folders with the same probes
    /// @param names what each run is called
    static List<String> lines(List<Path> runs, List<String> names, int width) {
        List<Knowledge> ledgers = runs.stream()
                .map(RunReader::read)
                .map(RecordedRun::knowledge)
                .filter(knowledge -> !knowledge.isEmpty())
                .toList();
        if (ledgers.size() < runs.size()) {
            return List.of("Nothing was measured.");
        }
        List<Column> columns = new ArrayList<>(List.of(Column.text("area"), Column.number("facts")));
        names.forEach(name -> columns.add(Column.number(name)));
        columns.add(Column.number("bits/byte"));
        names.forEach(name -> columns.add(Column.number(name)));
        TextTable table = new TextTable(columns.toArray(Column[]::new));
        for (Knowledge.Area area : ledgers.getFirst().areas()) {
            table.row(row(area, ledgers));
        }
        List<String> lines = new ArrayList<>();
        lines.add("Facts known before and after each run, and bits per byte before and after:");
        lines.addAll(table.lines(width));
        return lines;
    }

    private static String[] row(Knowledge.Area area, List<Knowledge> ledgers) {
        List<Knowledge.Area> after = ledgers.stream()
                .map(ledger -> ledger.area(area.name()).orElse(area))
                .toList();
        boolean asked = !area.items().isEmpty();
        return Stream.of(
                        Stream.of(area.name(), asked ? Numbers.whole(area.knownBefore()) : NONE),
                        after.stream().map(now -> asked ? Numbers.whole(now.knownNow()) : NONE),
                        Stream.of(Numbers.decimals(area.before(), 3)),
                        after.stream().map(now -> Numbers.decimals(now.now(), 3)))
                .flatMap(cells -> cells)
                .toArray(String[]::new);
    }
}
