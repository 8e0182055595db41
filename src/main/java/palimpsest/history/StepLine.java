package palimpsest.history;

import java.nio.charset.StandardCharsets;
import palimpsest.train.Penalties;
import palimpsest.train.TrainingEvent.StepDone;

/// Reads the line of a step as [MetricsJson] writes it, which nearly all lines of a long run are, without building what
/// it says as JSON first: some ten times as fast. Whatever is written in any other way is left to the JSON reader.
final class StepLine {
    private static final byte[] BEGIN = ascii("{\"kind\":\"step\",\"step\":");
    private static final byte[] TOKENS = ascii(",\"tokens\":");
    private static final byte[][] NUMBERS = {
        ascii(",\"loss\":"),
        ascii(",\"grad_norm\":"),
        ascii(",\"lr\":"),
        ascii(",\"seconds\":"),
        ascii(",\"replay_share\":")
    };
    /// Powers of ten that a double holds exactly.
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long EXACT = 1L << 53;

    private final byte[] line;
    private final int end;
    private int at;

    private StepLine(byte[] line, int from, int end) {
        this.line = line;
        this.at = from;
        this.end = end;
    }

    /// @return null where the line is another one, or is written in another way
    static StepDone read(byte[] bytes, int from, int end) {
        return new StepLine(bytes, from, end).read();
    }

    private StepDone read() {
        if (!skip(BEGIN)) {
            return null;
        }
        long step = whole();
        if (step < 0 || !skip(TOKENS)) {
            return null;
        }
        long tokens = whole();
        double[] numbers = new double[NUMBERS.length];
        for (int i = 0; i < numbers.length; i++) {
            if (!skip(NUMBERS[i])) {
                return null;
            }
            numbers[i] = number();
            if (Double.isNaN(numbers[i])) {
                return null;
            }
        }
        boolean last = at == end - 1 && line[at] == '}';
        return last && tokens >= 0
                ? new StepDone(
                        step, tokens, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], Penalties.none())
                : null;
    }

    private boolean skip(byte[] expected) {
        if (end - at < expected.length) {
            return false;
        }
        for (byte each : expected) {
            if (line[at++] != each) {
                return false;
            }
        }
        return true;
    }

    /// A whole number of up to 18 digits; -1 where there is none.
    private long whole() {
        int from = at;
        long value = 0;
        while (at < end && line[at] >= '0' && line[at] <= '9' && at - from < 18) {
            value = value * 10 + line[at++] - '0';
        }
        return at == from || at < end && line[at] != ',' ? -1 : value;
    }

    /// A number; NaN where there is none.
    private double number() {
        int from = at;
        long digits = 0;
        int decimals = 0;
        boolean point = false;
        boolean exact = true;
        while (at < end && line[at] != ',' && line[at] != '}') {
            byte sign = line[at++];
            if (sign >= '0' && sign <= '9') {
                exact &= digits < EXACT / 10;
                digits = digits * 10 + sign - '0';
                decimals += point ? 1 : 0;
            } else if (sign == '.' && !point) {
                point = true;
            } else if (sign == '-' || sign == '+' || sign == 'E' || sign == 'e') {
                exact = false;
            } else {
                return Double.NaN;
            }
        }
        if (exact && decimals < TENS.length) {
            // both are exact, so their quotient is the double nearest to the decimal number
            return at == from ? Double.NaN : digits / TENS[decimals];
        }
        try {
            return Double.parseDouble(new String(line, from, at - from, StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
