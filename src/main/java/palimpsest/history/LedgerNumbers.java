package palimpsest.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.data.CommaSeparated;
import palimpsest.measure.Forgetting;
import palimpsest.measure.Knowledge;

/// The numbers behind the ledger.
public final class LedgerNumbers {
    private static final List<String> HEADS = List.of(
            "run",
            "area",
            "questions",
            "known_before",
            "known_now",
            "forgotten",
            "weakened",
            "learned",
            "bits_per_byte_before",
            "bits_per_byte_now",
            "change",
            "change_from",
            "change_to",
            "half_lost_at_step");

    private LedgerNumbers() {}

    /// The ledgers of some runs as the content of a CSV file (RFC 4180): a line an area; empty where nothing is asked
    /// or known. `change_from` and `change_to` are what the change lies in with a confidence of 95 %.
    ///
    /// @param names one a ledger
    public static String csv(List<Knowledge> ledgers, List<String> names) {
        StringBuilder out = new StringBuilder(CommaSeparated.line(HEADS)).append(CommaSeparated.LINE_END);
        for (int i = 0; i < ledgers.size(); i++) {
            for (Knowledge.Area area : ledgers.get(i).areas()) {
                out.append(CommaSeparated.line(cells(names.get(i), area))).append(CommaSeparated.LINE_END);
            }
        }
        return out.toString();
    }

    private static List<String> cells(String name, Knowledge.Area area) {
        boolean asked = !area.items().isEmpty();
        Optional<Knowledge.Interval> change = area.change();
        List<String> cells = new ArrayList<>(List.of(name, area.name()));
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
        cells.add(Double.toString(area.before()));
        cells.add(Double.toString(area.now()));
        cells.add(Double.toString(area.now() - area.before()));
        cells.add(change.map(within -> Double.toString(within.low())).orElse(""));
        cells.add(change.map(within -> Double.toString(within.high())).orElse(""));
        cells.add(area.halfLost().isPresent() ? Long.toString(area.halfLost().getAsLong()) : "");
        return cells;
    }
}
