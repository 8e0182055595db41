package palimpsest.ui.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which lines are shown, and in which order. A line is known by a name of its own, the same in every plot, so that a
/// run that is put away in one is in all.
final class LineChoices {
    private final Runnable changed;
    private final Set<String> hidden = new HashSet<>();
    private final List<String> order = new ArrayList<>();

    LineChoices(Runnable changed) {
        this.changed = changed;
    }

    boolean shows(String line) {
        return !hidden.contains(line);
    }

    /// Shows a line, or puts it away.
    void toggle(String line) {
        if (!hidden.remove(line)) {
            hidden.add(line);
        }
        changed.run();
    }

    /// Shows one line of some alone, or all of them where it is alone already.
    void isolate(String line, Collection<String> among) {
        boolean alone = shows(line) && among.stream().noneMatch(other -> !other.equals(line) && shows(other));
        for (String other : among) {
            if (alone || other.equals(line)) {
                hidden.remove(other);
            } else {
                hidden.add(other);
            }
        }
        changed.run();
    }

    /// Puts a line so many places further to the end among some.
    void move(String line, int places, List<String> among) {
        List<String> now = new ArrayList<>(sorted(among));
        int from = now.indexOf(line);
        int to = Math.clamp((long) from + places, 0, now.size() - 1);
        if (from >= 0 && from != to) {
            now.remove(from);
            now.add(to, line);
            order.removeAll(now);
            order.addAll(now);
            changed.run();
        }
    }

    /// Lines in the order that was chosen; those never moved stay behind the others, as they come.
    List<String> sorted(List<String> lines) {
        List<String> now =
                new ArrayList<>(order.stream().filter(lines::contains).toList());
        lines.stream().filter(line -> !now.contains(line)).forEach(now::add);
        return now;
    }
}
