package palimpsest.train;

import java.util.List;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.Question;

/// What a run says while it goes. Immutable; emitted on the engine thread, in order.
public sealed interface TrainingEvent {
    /// The run passed into another state; `reason` is a sentence for the person, or empty.
    record StateChanged(RunState state, String reason) implements TrainingEvent {}

    /// Preparing goes on.
    ///
    /// @param what what is being done, the same words from its beginning to its end
    /// @param done how much of it, 0 to 1; negative when unknown
    /// @param pace how fast, and how long it will still take, for a person; may be empty
    record Preparing(String what, double done, String pace) implements TrainingEvent {
        public Preparing(String what, double done) {
            this(what, done, "");
        }
    }

    /// The old text that the base model wrote itself is there; once each time the run starts or goes on.
    ///
    /// @param file the dataset
    /// @param texts number of texts
    /// @param tokens tokens drawn
    /// @param beginning how it begins
    record SelfReplayReady(String file, long texts, long tokens, String beginning) implements TrainingEvent {}

    /// What the run computes on; once each time it starts or goes on.
    ///
    /// @param device a word or two, such as `CPU`
    /// @param threads threads of a session, 1 or more
    /// @param note why the CPU was taken where any device would do; empty otherwise
    record DeviceChosen(String device, int threads, String note) implements TrainingEvent {}

    /// Which part of the model changes, where it is not all of it; once each time the run starts or goes on.
    ///
    /// @param trained numbers that change
    /// @param parameters numbers of the tuned model
    /// @param notes what a person should know of it, in sentences
    record PartChosen(long trained, long parameters, List<String> notes) implements TrainingEvent {
        public PartChosen {
            notes = List.copyOf(notes);
        }
    }

    /// How large the work is; once each time the run starts or goes on.
    ///
    /// @param newTokens tokens of a pass over the new text; 0 where there is none
    /// @param flops multiplications and additions of a step's matrix products, forward and backward; those of terms
    ///     beside the cross-entropy are not counted
    record WorkSized(long newTokens, double flops) implements TrainingEvent {}

    /// The probes that the snapshots speak of; once, before the first snapshot.
    ///
    /// @param passages texts that are followed token by token
    /// @param questions what the model is asked
    record PassagesChosen(List<Passage> passages, List<Question> questions) implements TrainingEvent {
        /// Passages alone.
        public PassagesChosen(List<Passage> passages) {
            this(passages, List.of());
        }

        /// Whether nothing is probed.
        public boolean none() {
            return passages.isEmpty() && questions.isEmpty();
        }
    }

    /// One optimizer step was done.
    ///
    /// @param step from 1
    /// @param tokens training tokens in all so far
    /// @param loss mean cross-entropy of the step's targets before the update, nats per token
    /// @param gradientNorm global gradient norm before clipping
    /// @param learningRate learning rate of the step
    /// @param seconds wall time of this step
    /// @param replayShare share of tokens from the original text so far (achieved)
    /// @param penalties the terms of the objective beside the cross-entropy; the norm is that of all together
    record StepDone(
            long step,
            long tokens,
            double loss,
            double gradientNorm,
            double learningRate,
            double seconds,
            double replayShare,
            Penalties penalties)
            implements TrainingEvent {
        /// A step whose objective is the cross-entropy alone.
        public StepDone(
                long step,
                long tokens,
                double loss,
                double gradientNorm,
                double learningRate,
                double seconds,
                double replayShare) {
            this(step, tokens, loss, gradientNorm, learningRate, seconds, replayShare, Penalties.none());
        }
    }

    /// Held-out losses at a step: `new` first, then each original area, then `old` for all of them.
    record Measured(long step, List<AreaLoss> areas) implements TrainingEvent {}

    /// The probes at a step; step 0 is the base.
    record ProbesScored(ProbeSnapshot snapshot) implements TrainingEvent {}

    /// A corpus ran past its end and was shuffled afresh.
    ///
    /// @param corpus `new` or `old`
    /// @param pass the pass that begins, from 2
    record PassStarted(long step, String corpus, int pass) implements TrainingEvent {}

    /// Measuring took too large a share of the time and now happens less often.
    record CadenceLengthened(long step, long everyBefore, long everyNow) implements TrainingEvent {}

    /// A checkpoint of this step is safely on disk.
    record Checkpointed(long step) implements TrainingEvent {}

    /// No measured step before has a lower held-out loss, by the loss that the plan goes by; its checkpoint is kept.
    ///
    /// @param loss that loss, nats per token
    record BestFound(long step, double loss) implements TrainingEvent {}
}
