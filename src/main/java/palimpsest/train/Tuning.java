package palimpsest.train;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import palimpsest.model.Adapter;
import palimpsest.model.AdapterWeights;
import palimpsest.model.DecoderGraph;
import palimpsest.model.ModelConfig;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// What a [Method] makes of a model: the graph that is trained and measured, and which of its weights change.
///
/// @param base config of the model as it was opened
/// @param config config of the model as it is tuned: the base's, or with a head of its own
/// @param adapter what stands beside linear layers
/// @param trained the weights that change, by name with their extents
public record Tuning(
        ModelConfig base, ModelConfig config, Optional<Adapter> adapter, SequencedMap<String, Shape> trained) {
    private static final Pattern BLOCK = Pattern.compile("\\.(\\d+)\\.");

    /// @throws InputException if the model has no such blocks or layers, or a number makes no sense
    public static Tuning of(Method method, ModelConfig model) {
        return switch (method) {
            case Method.Full() -> new Tuning(model, model, Optional.empty(), model.weightShapes());
            case Method.LastBlocks(int blocks) -> new Tuning(model, model, Optional.empty(), lastBlocks(model, blocks));
            case Method.Head() -> head(model);
            case Method.Lora lora -> lora(model, lora);
        };
    }

    /// The weights from the first of those blocks on: a config lists its blocks in order, then the last normalisation
    /// and a head that is not tied.
    private static SequencedMap<String, Shape> lastBlocks(ModelConfig model, int blocks) {
        int all = model.details().blocks();
        if (blocks < 1 || blocks > all) {
            throw new InputException(
                    "The model has %,d blocks; train the last 1 to %,d of them, not %,d.".formatted(all, all, blocks));
        }
        SequencedMap<String, Shape> trained = new LinkedHashMap<>();
        model.weightShapes().forEach((name, shape) -> {
            if (!trained.isEmpty() || block(name) >= all - blocks) {
                trained.put(name, shape);
            }
        });
        if (trained.isEmpty()) {
            throw new InputException(
                    "The names of this model's weights do not say which block they are of; choose another method.");
        }
        return trained;
    }

    private static int block(String weight) {
        Matcher number = BLOCK.matcher(weight);
        return number.find() ? Integer.parseInt(number.group(1)) : -1;
    }

    private static Tuning head(ModelConfig model) {
        ModelConfig untied = model.untied();
        String name = untied.details().headName();
        SequencedMap<String, Shape> trained = new LinkedHashMap<>();
        trained.put(name, untied.weightShapes().get(name));
        return new Tuning(model, untied, Optional.empty(), trained);
    }

    private static Tuning lora(ModelConfig model, Method.Lora lora) {
        if (!(lora.alpha() > 0) || !Double.isFinite(lora.alpha())) {
            throw new InputException("The LoRA alpha must be a number over 0, not %s.".formatted(lora.alpha()));
        }
        Adapter adapter = Adapter.of(model, lora.rank(), lora.alpha(), lora.projections());
        return new Tuning(model, model, Optional.of(adapter), adapter.weightShapes(model));
    }

    /// The forward graph over `batch` rows of `time` tokens, to train and to measure.
    public DecoderGraph decoder(int batch, int time) {
        return config.decoder(batch, time, adapter);
    }

    /// The forward graph over `time` new tokens of each row, to continue texts; without a cache where an adapter stands
    /// beside the layers.
    ///
    /// @param capacity most tokens of a row with its earlier ones; 0 for whole rows
    public DecoderGraph cachedDecoder(int batch, int time, int capacity) {
        return adapter.isPresent() ? decoder(batch, time) : config.cachedDecoder(batch, time, capacity);
    }

    /// The tuned model's weights before the first step: the base's and what the method adds, with which the model
    /// predicts as the base does.
    ///
    /// @param weights the base's
    /// @param seed of an adapter's random numbers
    /// @param arena owns what is added
    public Map<String, HostTensor> weights(Map<String, HostTensor> weights, long seed, Arena arena) {
        Map<String, HostTensor> all = new LinkedHashMap<>(weights);
        if (untiesHead()) {
            HostTensor embedding = weights.get(base.details().embeddingName());
            HostTensor head = HostTensor.allocate(arena, ElementType.F32, embedding.shape());
            head.memory().copyFrom(embedding.memory());
            all.put(config.details().headName(), head);
        }
        adapter.ifPresent(each -> all.putAll(AdapterWeights.create(each, config, seed, arena)));
        return all;
    }

    /// Whether the base's head is its embedding and the tuned model's is not.
    public boolean untiesHead() {
        return base.tiedHead() && !config.tiedHead();
    }

    /// Numbers that change.
    public long trainedCount() {
        return trained.values().stream().mapToLong(Shape::size).sum();
    }

    /// Numbers of the tuned model, an adapter's included.
    public long count() {
        return config.parameterCount() + (adapter.isPresent() ? trainedCount() : 0);
    }

    /// What a person should know of the method, in sentences; nothing where all weights change.
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (trainedCount() < count()) {
            notes.add("%,d of %,d parameters are trained (%s %%)."
                    .formatted(trainedCount(), count(), percent(100.0 * trainedCount() / count())));
        }
        if (untiesHead()) {
            notes.add("The head is the token embedding in this model. It is copied first and tuned apart from it, so "
                    + "the tuned model has a head of its own.");
        }
        return notes;
    }

    private static String percent(double share) {
        return share >= 10 ? "%.0f".formatted(share) : "%.2g".formatted(share);
    }
}
