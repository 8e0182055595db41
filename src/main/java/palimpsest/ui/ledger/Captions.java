package palimpsest.ui.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Forgetting;
import palimpsest.measure.Knowledge;
import palimpsest.ui.fx.AreaTitle;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.ledger.Caption.Kind;

/// What happened to an area's knowledge and is worth a line, each kind once an area: first losses, half of it lost,
/// losses that come back, and what is learned. Read off the whole ledger, so that a ledger with more steps has the same
/// lines and perhaps more.
final class Captions {
    /// Share of an area's facts that must be lost or learned.
    private static final double SHARE = 0.1;
    /// Facts that must be lost, learned or back.
    private static final long FEWEST = 5;
    /// Share of the new facts that are as good as all.
    private static final double NEARLY_ALL = 0.9;
    /// Rise of the bits per byte of an area that is only read, and its least size.
    private static final double RISE = 1.1;

    private static final double LEAST_RISE = 0.05;
    /// Fall of the bits per byte of the new text.
    private static final double FALL = 0.5;

    private final Knowledge knowledge;
    private final Knowledge.Area area;
    private final List<Caption> captions = new ArrayList<>();

    private Captions(Knowledge knowledge, Knowledge.Area area) {
        this.knowledge = knowledge;
        this.area = area;
    }

    /// In the order of the steps.
    static List<Caption> of(Knowledge knowledge) {
        List<Caption> all = new ArrayList<>();
        for (Knowledge.Area area : knowledge.areas()) {
            Captions reader = new Captions(knowledge, area);
            if (area.items().isEmpty()) {
                reader.readText();
            } else {
                reader.readFacts();
            }
            all.addAll(reader.captions);
        }
        all.sort(Comparator.comparingLong(Caption::step));
        return all;
    }

    private void readFacts() {
        long known = area.knownBefore();
        long[] lost = counts(Forgetting.FORGOTTEN);
        OptionalInt begun = first(at -> lost[at] >= enough(known));
        OptionalInt half = first(at -> known >= FEWEST && 2 * lost[at] >= known);
        if (begun.isPresent() && !begun.equals(half)) {
            say(Kind.LOST, begun.getAsInt(), forgotten(lost, begun.getAsInt(), known));
        }
        half.ifPresent(at -> say(
                Kind.HALF_LOST,
                at,
                "half is lost, " + Figures.count(lost[at]) + " of " + Figures.count(known) + ", at step " + step(at)));
        begun.ifPresent(from -> {
            long[] most = new long[lost.length];
            for (int at = from; at < lost.length; at++) {
                most[at] = Math.max(lost[at], most[at - 1]);
            }
            first(at -> at > from && 2 * lost[at] <= most[at] && most[at] - lost[at] >= FEWEST)
                    .ifPresent(at -> say(
                            Kind.BACK,
                            at,
                            Figures.count(most[at] - lost[at]) + " of " + Figures.count(most[at])
                                    + " forgotten are back at step " + step(at)));
        });
        readLearned(area.items().size() - known);
    }

    private void readLearned(long unknown) {
        long[] learned = counts(Forgetting.LEARNED);
        OptionalInt begun = first(at -> learned[at] >= enough(unknown));
        OptionalInt nearlyAll = first(at -> learned[at] >= FEWEST && learned[at] >= NEARLY_ALL * unknown);
        if (!begun.equals(nearlyAll)) {
            begun.ifPresent(at -> learned(learned, at, unknown));
        }
        nearlyAll.ifPresent(at -> learned(learned, at, unknown));
    }

    private void learned(long[] learned, int at, long unknown) {
        say(
                Kind.LEARNED,
                at,
                Figures.count(learned[at]) + " of " + Figures.count(unknown) + " new facts learned by step "
                        + step(at));
    }

    private void readText() {
        List<Double> bits = area.bitsPerByte();
        double before = area.before();
        if (area.name().equals(AreaLoss.NEW)) {
            first(at -> bits.get(at) <= FALL * before)
                    .ifPresent(at -> say(Kind.LEARNED, at, bits(at) + " bits per byte by step " + step(at)));
        } else {
            first(at -> bits.get(at) >= RISE * before && bits.get(at) - before >= LEAST_RISE)
                    .ifPresent(at -> say(Kind.LOST, at, bits(at) + " bits per byte by step " + step(at)));
        }
    }

    private String forgotten(long[] lost, int at, long known) {
        int since = at - 1;
        while (since > 0 && lost[since] > SHARE * lost[at]) {
            since--;
        }
        return Figures.count(lost[at]) + " of " + Figures.count(known) + " forgotten since step " + step(since);
    }

    private String bits(int at) {
        return String.format(
                Locale.ROOT, "%.2f → %.2f", area.before(), area.bitsPerByte().get(at));
    }

    private static double enough(long all) {
        return Math.max(FEWEST, SHARE * all);
    }

    private long[] counts(Forgetting what) {
        return IntStream.range(0, knowledge.steps().size())
                .mapToLong(at -> area.count(what, at))
                .toArray();
    }

    private OptionalInt first(IntPredicate happened) {
        return IntStream.range(0, knowledge.steps().size()).filter(happened).findFirst();
    }

    private String step(int at) {
        return Figures.count(knowledge.steps().get(at));
    }

    private void say(Kind kind, int at, String what) {
        captions.add(new Caption(kind, knowledge.steps().get(at), AreaTitle.of(area.name()) + ": " + what));
    }
}
