package palimpsest.workbench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import palimpsest.model.ModelConfig;
import palimpsest.train.Method;

/// The excerpts of a model that are tried in its place: its last block under its whole vocabulary; the same under a
/// small one; and under that small one two more blocks of each kind there is.
///
/// Blocks of one kind cost the same. What a block costs is told under a small vocabulary, where the blocks are most of
/// the time and what disturbs the rest does not count.
///
/// @param floor the last block under the whole vocabulary, and all that is not a block
/// @param small the last block under a small vocabulary
/// @param kinds what blocks there are beside the last
record Excerpts(Excerpt floor, Excerpt small, List<Kind> kinds) {
    /// Token ids that are enough for an output layer.
    private static final int FEW_IDS = 512;
    /// Blocks of a kind beside the last.
    private static final int ADDED = 2;

    /// A model that is tried.
    ///
    /// @param config its config
    /// @param method which of its weights change
    record Excerpt(ModelConfig config, Method method) {}

    /// Blocks that cost the same.
    ///
    /// @param excerpt the small one with [#ADDED] of them more
    /// @param count how many of them the model has beside the last block
    record Kind(Excerpt excerpt, int count) {}

    /// What blocks are told apart by.
    private record Sort(boolean trained, int window) {}

    /// @param context tokens of a row, beyond which a window hides nothing
    /// @return empty where the model is no larger than its excerpts, or cannot be cut
    static Optional<Excerpts> of(ModelConfig config, Method method, int context) {
        int last = config.details().blocks() - 1;
        if (last <= ADDED) {
            return Optional.empty();
        }
        Map<Sort, List<Integer>> sorts = new LinkedHashMap<>();
        for (int block = 0; block < last; block++) {
            int window = config.details().window(block);
            boolean trained = !(method instanceof Method.LastBlocks(int blocks)) || block > last - blocks;
            sorts.computeIfAbsent(new Sort(trained, window < context ? window : 0), sort -> new ArrayList<>())
                    .add(block);
        }
        Method alone = method instanceof Method.LastBlocks ? new Method.LastBlocks(1) : method;
        Method all = method instanceof Method.LastBlocks ? new Method.LastBlocks(1 + ADDED) : method;
        int few = Math.min(FEW_IDS, config.vocabulary());
        Function<ModelConfig, Excerpt> one = excerpt -> new Excerpt(excerpt, alone);
        Optional<Excerpt> floor =
                config.excerpt(List.of(last), config.vocabulary()).map(one);
        Optional<Excerpt> small = config.excerpt(List.of(last), few).map(one);
        List<Kind> kinds = new ArrayList<>();
        sorts.forEach((sort, blocks) -> {
            List<Integer> taken = new ArrayList<>(Collections.nCopies(ADDED, blocks.getFirst()));
            taken.add(last);
            config.excerpt(taken, few)
                    .map(excerpt -> new Excerpt(excerpt, sort.trained ? all : alone))
                    .ifPresent(excerpt -> kinds.add(new Kind(excerpt, blocks.size())));
        });
        return floor.map(found -> new Excerpts(found, small.orElseThrow(), kinds));
    }

    /// The whole model's times from those of the excerpts.
    PartTimes whole(Function<Excerpt, PartTimes> trial) {
        PartTimes whole = trial.apply(floor);
        PartTimes shorter = trial.apply(small);
        for (Kind kind : kinds) {
            whole = whole.plus((double) kind.count / ADDED, trial.apply(kind.excerpt), shorter);
        }
        return whole;
    }
}
