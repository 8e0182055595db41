package palimpsest.ui.training;

import palimpsest.measure.AreaLoss;

/// Units a loss can be shown in.
public enum LossUnit {
    /// Mean negative log-likelihood, nats per token.
    NATS("nats", "nats per token"),
    /// Bits per UTF-8 byte, comparable across tokenizers.
    BITS_PER_BYTE("bits/byte", "bits per byte"),
    /// exp of the nats per token.
    PERPLEXITY("perplexity", "perplexity");

    private final String label;
    private final String axis;

    LossUnit(String label, String axis) {
        this.label = label;
        this.axis = axis;
    }

    /// Short name, for a switch.
    public String label() {
        return label;
    }

    /// Name for an axis.
    public String axis() {
        return axis;
    }

    /// A measured loss in this unit.
    public double of(AreaLoss loss) {
        return switch (this) {
            case NATS -> loss.natsPerToken();
            case BITS_PER_BYTE -> loss.bitsPerByte();
            case PERPLEXITY -> Math.exp(loss.natsPerToken());
        };
    }

    /// A loss in this unit.
    ///
    /// @param nats nats per token
    /// @param bitsPerByteOfNat bits per byte that one nat per token of the same text is
    public double of(double nats, double bitsPerByteOfNat) {
        return switch (this) {
            case NATS -> nats;
            case BITS_PER_BYTE -> nats * bitsPerByteOfNat;
            case PERPLEXITY -> Math.exp(nats);
        };
    }
}
