package palimpsest.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.cli.TextTable.Column;
import palimpsest.history.LedgerNumbers;
import palimpsest.measure.Forgetting;
import palimpsest.measure.Knowledge;
import palimpsest.workbench.Replies;

/// A ledger for reading.
final class LedgerTable {
    private static final String NONE = "-";

    private LedgerTable() {}

    /// A line an area.
    static TextTable areas(Knowledge knowledge) {
        Column[] columns = LedgerNumbers.HEADS.stream().map(Column::number).toArray(Column[]::new);
        columns[0] = Column.text(LedgerNumbers.HEADS.getFirst());
        TextTable table = new TextTable(columns);
        for (Knowledge.Area area : knowledge.areas()) {
            boolean asked = !area.items().isEmpty();
            table.row(
                    area.name(),
                    count(asked, area.items().size()),
                    count(asked, area.knownBefore()),
                    count(asked, area.knownNow()),
                    count(asked, area.count(Forgetting.FORGOTTEN)),
                    count(asked, area.count(Forgetting.WEAKENED)),
                    count(asked, area.count(Forgetting.LEARNED)),
                    Numbers.decimals(area.before(), 3),
                    Numbers.decimals(area.now(), 3),
                    signed(area.now() - area.before()),
                    area.change().map(change -> signed(change.low())).orElse(NONE),
                    area.change().map(change -> signed(change.high())).orElse(NONE),
                    area.halfLost().isPresent() ? Numbers.whole(area.halfLost().getAsLong()) : NONE);
        }
        return table;
    }

    /// A line a question of one area.
    static TextTable items(Knowledge knowledge, Knowledge.Area area, Optional<Replies> replies) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("question"),
                Column.text("answer"),
                Column.text("knew"),
                Column.text("knows"),
                Column.number("log2 p (bits)"),
                Column.number("at step " + knowledge.steps().getLast()),
                Column.text("became")));
        replies.ifPresent(now -> columns.add(Column.text("answers at step " + now.step())));
        TextTable table = new TextTable(columns.toArray(Column[]::new));
        for (int i = 0; i < area.items().size(); i++) {
            Knowledge.Item item = area.items().get(i);
            List<String> cells = new ArrayList<>(List.of(
                    item.prompt().replace('\n', ' ').strip(),
                    item.answer().strip(),
                    item.knownBefore() ? "yes" : "no",
                    item.knownNow() ? "yes" : "no",
                    Numbers.decimals(item.log2p()[0], 2),
                    Numbers.decimals(item.log2p()[item.log2p().length - 1], 2),
                    item.became().words()));
            if (replies.isPresent()) {
                cells.add(replies.get().texts().get(i));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static String count(boolean asked, long number) {
        return asked ? Numbers.whole(number) : NONE;
    }

    private static String signed(double bits) {
        return (bits < 0 ? "" : "+") + Numbers.decimals(bits, 3);
    }
}
