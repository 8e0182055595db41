package palimpsest.measure;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The change of an area's loss with its interval, by drawing the documents again and again with replacement, each with
/// its loss before and its loss now (paired bootstrap, Koehn 2004; percentile interval of 95 %).
///
/// @param before bits a document, under the base
/// @param now bits a document, now
/// @param bytes UTF-8 bytes a document
record PairedBootstrap(double[] before, double[] now, double[] bytes) {
    private static final int DRAWS = 1000;
    private static final long SEED = 1;
    private static final double TAIL = 0.025;

    /// Bits per byte of documents put together.
    static double perByte(double[] bits, double[] bytes) {
        return Arrays.stream(bits).sum() / Arrays.stream(bytes).sum();
    }

    /// The change in bits per byte. The same documents give the same interval; a single one gives no width.
    Knowledge.Interval change() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] changes = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double gained = 0;
            double length = 0;
            for (int i = 0; i < bytes.length; i++) {
                int document = random.nextInt(bytes.length);
                gained += now[document] - before[document];
                length += bytes[document];
            }
            changes[draw] = gained / length;
        }
        Arrays.sort(changes);
        return new Knowledge.Interval(
                perByte(now, bytes) - perByte(before, bytes),
                changes[(int) (TAIL * DRAWS)],
                changes[(int) ((1 - TAIL) * DRAWS) - 1]);
    }
}
