package palimpsest.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import palimpsest.cli.TextTable.Column;
import palimpsest.measure.AreaLoss;
import palimpsest.train.TrainingEvent.BestFound;
import palimpsest.train.TrainingEvent.Measured;

/// The held-out losses at the end of a run, or at its best step where that is kept, beside those of the base.
final class LossTable {
    private LossTable() {}

    /// @param measured in order; the first is the base
    /// @param best the best step, where the run keeps it
    static List<String> lines(List<Measured> measured, Optional<BestFound> best, int width) {
        if (measured.isEmpty()) {
            return List.of("Nothing was measured.");
        }
        Measured base = measured.getFirst();
        Measured last = measured.stream()
                .filter(at -> best.filter(found -> found.step() == at.step()).isPresent())
                .findFirst()
                .orElse(measured.getLast());
        Map<String, AreaLoss> before =
                base.areas().stream().collect(Collectors.toMap(AreaLoss::area, Function.identity(), (one, _) -> one));
        TextTable table = new TextTable(
                Column.text("area"),
                Column.number("base nats/token"),
                Column.number("now"),
                Column.number("change"),
                Column.number("base bits/byte"),
                Column.number("now"));
        for (AreaLoss now : last.areas()) {
            AreaLoss then = before.getOrDefault(now.area(), new AreaLoss(now.area(), Double.NaN, Double.NaN, 0));
            table.row(
                    now.area(),
                    Numbers.decimals(then.natsPerToken(), 4),
                    Numbers.decimals(now.natsPerToken(), 4),
                    Numbers.signed(now.natsPerToken() - then.natsPerToken(), 4),
                    Numbers.decimals(then.bitsPerByte(), 4),
                    Numbers.decimals(now.bitsPerByte(), 4));
        }
        List<String> lines = new ArrayList<>();
        boolean old = last.areas().stream().anyMatch(area -> !area.area().equals(AreaLoss.NEW));
        lines.add("Held-out loss after step %d%s%s:"
                .formatted(
                        last.step(),
                        best.isPresent()
                                ? ", the best of %d and kept"
                                        .formatted(measured.getLast().step())
                                : "",
                        old ? "; a rise in the original text is forgetting" : ""));
        lines.addAll(table.lines(width));
        return lines;
    }
}
