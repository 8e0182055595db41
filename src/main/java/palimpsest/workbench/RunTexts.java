package palimpsest.workbench;

import java.util.concurrent.CompletableFuture;
import palimpsest.history.TokenCourse;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;

/// What can be looked up and asked about texts under the two models of a run: the base, and what became of it.
///
/// What needs a model is computed on the engine thread: between two steps while a run is under way, at once otherwise.
/// The model is the one in memory where this run is under way, or else a checkpoint's. From any thread; the futures end
/// with [palimpsest.tensor.InputException] where there is nothing to look up or no model to ask.
public interface RunTexts {
    /// The probes as the model predicted them after a step that was measured.
    CompletableFuture<ProbeSnapshot> snapshot(long step);

    /// How well a token of a passage was predicted over time.
    ///
    /// @param passage index of the passage
    /// @param token index in the passage
    CompletableFuture<TokenCourse> course(int passage, int token);

    /// Scores a text under both models.
    CompletableFuture<ComparedText> score(String text);

    /// What both models expect in the place of a token.
    ///
    /// @param step the moment that is wanted; the model nearest to it is asked
    CompletableFuture<Alternatives> alternatives(Passage passage, int token, long step);

    /// Continues a text under both models, taking the likeliest token each time.
    ///
    /// @param tokens most tokens to add
    CompletableFuture<Continuations> continuations(String prompt, int tokens);
}
