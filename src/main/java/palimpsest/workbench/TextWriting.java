package palimpsest.workbench;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import palimpsest.data.DocumentReader;
import palimpsest.data.TextColumns;
import palimpsest.engine.Engine;
import palimpsest.measure.Sampling;
import palimpsest.measure.TextGenerator;
import palimpsest.measure.TextGenerator.Room;
import palimpsest.model.DecoderGraph;
import palimpsest.model.ModelConfig;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.train.Keeping.SelfReplay;

/// Lets a model write texts of its own, on the engine thread: each begins as the model's texts do, or with the
/// beginning of a given text, and ends where the model ends it or at its length. The last ones end where there are
/// enough tokens in all.
final class TextWriting {
    /// Texts side by side: with more, a token hardly takes less time.
    private static final int MOST_ROWS = 64;
    /// Most memory that the kept keys and values take.
    private static final long MOST_BYTES = 1L << 29;
    /// Prompts read at most; they are used in turn.
    private static final int MOST_PROMPTS = 10_000;

    private final ModelFolder model;
    private final SelfReplay how;
    private final List<int[]> prompts;
    private final List<Text> texts = new ArrayList<>();
    private long written;

    private TextWriting(ModelFolder model, SelfReplay how) {
        this.model = model;
        this.how = how;
        this.prompts = how.prompts().isPresent() ? prompts() : List.of(new int[0]);
    }

    /// Texts and their tokens in all.
    record Texts(List<String> texts, long tokens) {}

    /// @param seed of the draws
    /// @throws CancellationException where the listener has it stopped
    static Texts write(ModelFolder model, SelfReplay how, long seed, Engine engine, WritingListener listener) {
        return new TextWriting(model, how).write(engine, Sampling.at(how.temperature(), seed), listener);
    }

    /// The token that texts begin with: the one the tokenizer puts first, else the config's BOS, else a token that ends
    /// a text, as it stands between the texts the model was trained on.
    static Optional<Integer> beginning(ModelFolder model) {
        if (model.tokenizer().beginning().isPresent()) {
            return Optional.of(model.tokenizer().beginning().getAsInt());
        }
        if (model.config().beginning().isPresent()) {
            return Optional.of(model.config().beginning().getAsInt());
        }
        return model.tokenizer().ends().stream().min(Integer::compare);
    }

    private Texts write(Engine engine, Sampling sampling, WritingListener listener) {
        int[] first = beginning(model).stream().mapToInt(Integer::intValue).toArray();
        // A model that ends every text at once would never have written enough.
        Iterator<int[]> beginnings = IntStream.range(0, (int) Math.min(Integer.MAX_VALUE, how.tokens()))
                .mapToObj(text -> begin(first, text))
                .iterator();
        int rows = atOnce(model.config(), how);
        Room room = new Room(rows, first.length + how.length(), model.config().context());
        long start = System.nanoTime();
        try (Arena arena = Arena.ofShared()) {
            Map<String, HostTensor> weights = model.tensorsToRead(arena);
            engine.place(weights.values());
            try (TextGenerator generator = new TextGenerator(
                    engine,
                    model.config()::cachedDecoder,
                    weights,
                    room,
                    sampling,
                    model.tokenizer().ends())) {
                generator.write(beginnings, (text, id) -> {
                    texts.get(text).add(id);
                    listener.wrote(++written, how.tokens(), (System.nanoTime() - start) / 1e9);
                    return written < how.tokens() && !listener.stopped();
                });
            }
        }
        if (listener.stopped()) {
            throw new CancellationException("Writing was stopped.");
        }
        List<String> readable = texts.stream()
                .map(this::readable)
                .filter(text -> !text.isBlank())
                .toList();
        if (readable.isEmpty()) {
            throw new InputException(
                    "The model %s ends every text before it begins, so it can write none. Give prompts."
                            .formatted(model.name()));
        }
        return new Texts(readable, written);
    }

    private int[] begin(int[] first, int text) {
        int[] prompt = prompts.get(text % prompts.size());
        texts.add(new Text(Arrays.copyOf(prompt, how.length()), prompt.length));
        return IntStream.concat(Arrays.stream(first), Arrays.stream(prompt)).toArray();
    }

    /// How many texts are written side by side.
    static int atOnce(ModelConfig config, SelfReplay how) {
        return (int) Math.clamp(Math.ceilDiv(how.tokens(), how.length()), 1, mostRows(config, how));
    }

    private static long mostRows(ModelConfig config, SelfReplay how) {
        DecoderGraph decoder = config.cachedDecoder(1, 1, how.length());
        long bytes = decoder.cache().stream()
                .flatMap(cache -> cache.states().values().stream())
                .mapToLong(state -> state.shape().size() * Float.BYTES)
                .sum();
        return Math.clamp(MOST_BYTES / Math.max(1, bytes), 1, MOST_ROWS);
    }

    /// The beginning of each text of the file, half a text at most.
    private List<int[]> prompts() {
        List<int[]> read = new ArrayList<>();
        try (DocumentReader reader = DocumentReader.open(how.prompts().orElseThrow(), TextColumns.none())) {
            while (reader.hasNext() && read.size() < MOST_PROMPTS) {
                int[] ids = model.tokenizer().ids(reader.next().text());
                read.add(Arrays.copyOf(ids, Math.min(ids.length, how.length() / 2)));
            }
        }
        if (beginning(model).isEmpty() && read.stream().anyMatch(ids -> ids.length == 0)) {
            throw new InputException("%s holds a text without a token to begin with."
                    .formatted(how.prompts().orElseThrow()));
        }
        return read;
    }

    /// A text that was cut within a character ends before it.
    private String readable(Text text) {
        String whole = model.tokenizer().decode(Arrays.copyOf(text.ids, text.size));
        int end = whole.length();
        while (end > 0 && whole.charAt(end - 1) == '\uFFFD') {
            end--;
        }
        return whole.substring(0, end);
    }

    /// A text with its prompt, without the token that begins it.
    private static final class Text {
        private final int[] ids;
        private int size;

        Text(int[] ids, int size) {
            this.ids = ids;
            this.size = size;
        }

        void add(int id) {
            ids[size++] = id;
        }
    }
}
