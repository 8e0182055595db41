package palimpsest.train;

import java.nio.file.Path;
import java.util.Optional;

/// What a run does, besides replay of its original text, to keep what the model knew. A coefficient of 0 leaves a term
/// out.
///
/// @param kl coefficient of KL(p0 || p) on old text, nats per token (Li and Hoiem, arXiv 1606.09282)
/// @param l2sp coefficient of half the squared distance from the base's weights (L2-SP, arXiv 1802.01483)
/// @param ewc coefficient of half the distance weighted by the diagonal Fisher information on old text (EWC, arXiv
/// 1612.00796)
/// @param selfReplay old text that the base model writes itself, in place of its original text
public record Keeping(double kl, double l2sp, double ewc, Optional<SelfReplay> selfReplay) {
    /// Old text sampled from the base model.
    ///
    /// @param tokens how much of it
    /// @param temperature what the logits are divided by before drawing
    /// @param length tokens of one sample
    /// @param prompts a file whose texts begin the samples; without one, each begins with the model's BOS
    public record SelfReplay(long tokens, double temperature, int length, Optional<Path> prompts) {}

    /// Nothing besides replay.
    public static Keeping none() {
        return new Keeping(0, 0, 0, Optional.empty());
    }

    /// This with other text that the model is to write itself.
    public Keeping withSelfReplay(Optional<SelfReplay> other) {
        return new Keeping(kl, l2sp, ewc, other);
    }

    /// Whether a term is added to the loss.
    public boolean changesLoss() {
        return kl > 0 || l2sp > 0 || ewc > 0;
    }

    /// Whether a term is taken on old text.
    public boolean readsOldText() {
        return kl > 0 || ewc > 0;
    }

    Keeping absolute() {
        return new Keeping(
                kl,
                l2sp,
                ewc,
                selfReplay.map(self -> new SelfReplay(
                        self.tokens(),
                        self.temperature(),
                        self.length(),
                        self.prompts().map(path -> path.toAbsolutePath().normalize()))));
    }
}
