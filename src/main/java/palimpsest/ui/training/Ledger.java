package palimpsest.ui.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.plot.Series;

/// The original areas one below the other: what the base lost on each, what the model loses now, and how it came to
/// that.
///
/// @param rows one an area, in the order of the run
/// @param verdict which area lost most, in a sentence; empty before anything was lost
public record Ledger(List<Row> rows, String verdict) {
    private static final int COURSE = 10;

    /// No area measured yet.
    static final Ledger EMPTY = new Ledger(List.of(), "");

    /// @param base the base's loss, as text
    /// @param now the loss now, as text
    /// @param change now less base, as text
    /// @param worse whether it rose
    /// @param course the rise over the run at a few moments, each a share of the largest rise of any area, 0 to 1
    public record Row(String area, String base, String now, String change, boolean worse, List<Double> course) {
        public Row {
            course = List.copyOf(course);
        }
    }

    public Ledger {
        rows = List.copyOf(rows);
    }

    static Ledger of(Map<String, Series> areas, LossUnit unit) {
        double most =
                areas.values().stream().mapToDouble(Ledger::largestRise).max().orElse(0);
        List<Row> rows = new ArrayList<>();
        areas.forEach((name, series) -> rows.add(row(name, series, most)));
        return new Ledger(
                rows,
                areas.entrySet().stream()
                        .filter(area -> areas.size() > 1)
                        .max(Comparator.comparingDouble(area -> change(area.getValue())))
                        .filter(area -> change(area.getValue()) > 0)
                        .map(area -> area.getKey() + " lost most: " + Figures.signed(change(area.getValue()), 2) + " "
                                + unit.axis() + ".")
                        .orElse(""));
    }

    private static Row row(String name, Series series, double most) {
        double base = series.y(0);
        double now = series.y(series.size() - 1);
        List<Double> course = new ArrayList<>();
        int points = Math.min(COURSE, series.size() - 1);
        for (int i = 1; i <= points; i++) {
            int at = (int) Math.round((double) i * (series.size() - 1) / points);
            course.add(most <= 0 ? 0 : Math.clamp((series.y(at) - base) / most, 0, 1));
        }
        return new Row(name, figure(base), figure(now), Figures.signed(now - base, 2), now > base, course);
    }

    private static double change(Series series) {
        return series.y(series.size() - 1) - series.y(0);
    }

    private static double largestRise(Series series) {
        double most = 0;
        for (int i = 0; i < series.size(); i++) {
            most = Math.max(most, series.y(i) - series.y(0));
        }
        return most;
    }

    private static String figure(double loss) {
        return String.format(Locale.ROOT, loss < 100 ? "%.2f" : "%.1f", loss);
    }
}
