package palimpsest.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.data.CommaSeparated;
import palimpsest.measure.Forgetting;
import palimpsest.measure.Knowledge;

/// The numbers behind the ledger, as the content of a CSV file (RFC 4180): a line an area; empty where nothing is asked
/// or known. `95 % from` and `to` are what the change lies in with that confidence.
public final class LedgerNumbers {
    /// What stands in the columns of a ledger.
    public static final List<String> HEADS = List.of(
            "area",
            "questions",
            "known before",
            "known now",
            "forgotten",
            "weakened",
            "learned",
            "bits/byte before",
            "bits/byte now",
            "change",
            "95 % from",
            "to",
            "half lost at step");

    private LedgerNumbers() {}

    /// The ledger of one run.
    public static String csv(Knowledge ledger) {
        CommaSeparated out = new CommaSeparated(HEADS);
        ledger.areas().forEach(area -> out.add(cells(area)));
        return out.content();
    }

    /// The ledgers of some runs, with the name of the run before each line.
    ///
    /// @param names one a ledger
    public static String csv(List<Knowledge> ledgers, List<String> names) {
        CommaSeparated out = new CommaSeparated(after("run", HEADS));
        for (int i = 0; i < ledgers.size(); i++) {
            for (Knowledge.Area area : ledgers.get(i).areas()) {
                out.add(after(names.get(i), cells(area)));
            }
        }
        return out.content();
    }

    private static List<String> after(String first, List<String> cells) {
        List<String> all = new ArrayList<>(cells);
        all.addFirst(first);
        return all;
    }

    private static List<String> cells(Knowledge.Area area) {
        boolean asked = !area.items().isEmpty();
        Optional<Knowledge.Interval> change = area.change();
        List<String> cells = new ArrayList<>(List.of(area.name()));
        for (long count : new long[] {
            area.items().size(),
            area.knownBefore(),
            area.knownNow(),
            area.count(Forgetting.FORGOTTEN),
            area.count(Forgetting.WEAKENED),
            area.count(Forgetting.LEARNED)
        }) {
            cells.add(asked ? Long.toString(count) : "");
        }
        cells.add(CommaSeparated.number(area.before()));
        cells.add(CommaSeparated.number(area.now()));
        cells.add(CommaSeparated.number(area.now() - area.before()));
        cells.add(change.map(within -> CommaSeparated.number(within.low())).orElse(""));
        cells.add(change.map(within -> CommaSeparated.number(within.high())).orElse(""));
        cells.add(area.halfLost().isPresent() ? Long.toString(area.halfLost().getAsLong()) : "");
        return cells;
    }
}
