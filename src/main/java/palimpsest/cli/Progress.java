package palimpsest.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.measure.AreaLoss;
import palimpsest.train.TrainingEvent.Measured;

/// Where a run stands, as one line.
///
/// @param step steps done
/// @param steps steps planned
/// @param loss of the last step, nats per token
/// @param measured the last measurement
/// @param tokensPerSecond NaN while unknown
/// @param secondsLeft NaN while unknown
record Progress(
        long step, long steps, double loss, Optional<Measured> measured, double tokensPerSecond, double secondsLeft) {
    private static final int BAR = 20;

    /// The line with a bar, cut to fit: what matters least goes first.
    String bar(int width) {
        List<String> parts = parts();
        while (parts.size() > 1 && String.join("  ", parts).length() + BAR + 3 > width) {
            parts.removeLast();
        }
        String text = String.join("  ", parts);
        int full = steps == 0 ? 0 : (int) (BAR * step / steps);
        String line = "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + text;
        return line.length() <= width ? line : line.substring(0, width);
    }

    /// The line without a bar.
    String plain() {
        return String.join("  ", parts());
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        parts.add("step %d/%d".formatted(step, steps));
        parts.add("loss " + Numbers.decimals(loss, 3));
        measured.ifPresent(last -> parts.add("held out" + heldOut(last)));
        if (step < steps) {
            parts.add(Numbers.time(secondsLeft) + " left");
        }
        parts.add((Double.isNaN(tokensPerSecond) ? "-" : Numbers.whole(Math.round(tokensPerSecond))) + " tok/s");
        return parts;
    }

    private static String heldOut(Measured measured) {
        StringBuilder text = new StringBuilder();
        for (AreaLoss area : measured.areas()) {
            if (area.area().equals(AreaLoss.NEW) || area.area().equals(AreaLoss.OLD)) {
                text.append(' ').append(area.area()).append(' ').append(Numbers.decimals(area.natsPerToken(), 3));
            }
        }
        return text.toString();
    }
}
