package palimpsest.measure;

import java.util.List;

/// How long a token of each text is.
///
/// @param fresh mean UTF-8 bytes of a token of the new text; NaN where it was not measured
/// @param old that of the original text; NaN where there is none
public record TextBytes(double fresh, double old) {
    private static final double LN2 = Math.log(2);

    /// From one measurement, best that of the base: the same loss in nats per token and in bits per byte.
    public static TextBytes of(List<AreaLoss> losses) {
        double fresh = Double.NaN;
        double old = Double.NaN;
        for (AreaLoss loss : losses) {
            double bytesPerToken = loss.natsPerToken() / LN2 / loss.bitsPerByte();
            fresh = loss.area().equals(AreaLoss.NEW) ? bytesPerToken : fresh;
            old = loss.area().equals(AreaLoss.OLD) ? bytesPerToken : old;
        }
        return new TextBytes(fresh, old);
    }

    /// What one nat per token of a mix of both is in bits per byte; NaN where nothing was measured.
    ///
    /// @param replayShare share of the mix's tokens that are of the original text
    public double bitsPerByteOfNat(double replayShare) {
        double bytes = Double.isNaN(old) ? fresh : (1 - replayShare) * fresh + replayShare * old;
        return 1 / (bytes * LN2);
    }
}
