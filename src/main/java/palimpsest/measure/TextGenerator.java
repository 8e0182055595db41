package palimpsest.measure;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import palimpsest.engine.Engine;
import palimpsest.model.DecoderGraph;
import palimpsest.tensor.HostTensor;

/// Continues texts with a model, many side by side: each row takes up the next text when its own has ended.
///
/// Each token passes through the model once; what it needs of those before is kept. A text that fills the model's
/// context goes on from the last half of it, read anew, so that every token is predicted from between half the context
/// and all of it. Texts come out the same for the same seed, number of rows and machine.
public final class TextGenerator implements AutoCloseable {
    private final Predictor model;
    private final TokenSampler sampler;
    private final Set<Integer> ends;
    private final Row[] rows;
    private final int longest;
    private final int capacity;

    /// Builds the model's forward graph over `time` new tokens of each of `batch` rows, with a cache of `capacity`, or
    /// over whole rows where that is 0 or the model's graph has no place for a cache.
    @FunctionalInterface
    public interface Decoders {
        DecoderGraph build(int batch, int time, int capacity);
    }

    /// How much is written at once, and of what length.
    ///
    /// @param rows texts side by side
    /// @param longest most tokens of a text with its beginning
    /// @param context most tokens the model takes in
    public record Room(int rows, int longest, int context) {}

    /// Takes what is written.
    @FunctionalInterface
    public interface Writer {
        /// @param text number of the text, from 0 in the order of their beginnings
        /// @param id the token that follows in it
        /// @return whether to go on; otherwise everything ends as it is
        boolean wrote(int text, int id);
    }

    /// @param weights all weights by name
    /// @param ends tokens that end a text; none of them is given to the writer
    public TextGenerator(
            Engine engine,
            Decoders decoders,
            Map<String, HostTensor> weights,
            Room room,
            Sampling sampling,
            Set<Integer> ends) {
        this.longest = room.longest();
        this.capacity = Math.max(1, Math.min(room.longest() - 1, room.context()));
        this.model = Predictor.of(engine, decoders, weights, room.rows(), capacity, sampling.temperature());
        this.sampler = new TokenSampler(sampling, model.vocabulary());
        this.ends = Set.copyOf(ends);
        this.rows = new Row[room.rows()];
    }

    /// Writes until no text is left or the writer has enough.
    ///
    /// @param beginnings the ids each text begins with, at least one and fewer than the longest text has; asked for as
    ///     rows become free
    public void write(Iterator<int[]> beginnings, Writer writer) {
        Arrays.fill(rows, null);
        int started = 0;
        boolean more = true;
        while (more) {
            boolean busy = false;
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] == null && beginnings.hasNext()) {
                    rows[i] = new Row(started, beginnings.next(), sampler.stream(started));
                    started++;
                }
                busy |= rows[i] != null;
            }
            more = busy && advance(writer);
        }
    }

    /// @return whether to go on
    private boolean advance(Writer writer) {
        boolean reading = true;
        for (Row row : rows) {
            reading &= row == null || row.unread() > Predictor.STRETCH;
        }
        int time = reading ? Predictor.STRETCH : 1;
        int[] ids = new int[rows.length * time];
        int[] positions = new int[rows.length * time];
        for (int i = 0; i < rows.length; i++) {
            for (int t = 0; t < time; t++) {
                // A row without a text takes in anything; the next text writes over it.
                ids[i * time + t] = rows[i] == null ? 0 : rows[i].id(t);
                positions[i * time + t] = rows[i] == null ? t : rows[i].position(t);
            }
        }
        if (reading) {
            model.read(ids, positions);
        } else {
            float[] scores = model.predict(ids, positions);
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] != null && rows[i].unread() == 1 && !extend(i, scores, writer)) {
                    return false;
                }
            }
        }
        for (Row row : rows) {
            if (row != null) {
                row.read(time);
            }
        }
        return true;
    }

    /// @return whether to go on
    private boolean extend(int at, float[] scores, Writer writer) {
        Row row = rows[at];
        int id = sampler.choose(scores, at * model.vocabulary(), row.random);
        if (ends.contains(id)) {
            rows[at] = null;
            return true;
        }
        row.add(id);
        if (row.whole()) {
            rows[at] = null;
        }
        return writer.wrote(row.text, id);
    }

    @Override
    public void close() {
        model.close();
    }

    /// A text being written.
    private final class Row {
        private final int text;
        private final SplittableRandom random;
        private final int[] ids;
        private int size;
        /// Index of the first id the model sees.
        private int first;
        /// Index of the next id the model takes in.
        private int next;

        Row(int text, int[] beginning, SplittableRandom random) {
            if (beginning.length == 0 || beginning.length >= longest) {
                throw new IllegalArgumentException(
                        "expected a beginning of 1 to %d tokens, found %d".formatted(longest - 1, beginning.length));
            }
            this.text = text;
            this.random = random;
            this.size = beginning.length;
            this.ids = Arrays.copyOf(beginning, longest);
            this.first = Math.max(0, size - capacity);
            this.next = first;
        }

        /// Ids not taken in yet.
        int unread() {
            return size - next;
        }

        int id(int ahead) {
            return ids[next + ahead];
        }

        int position(int ahead) {
            return next + ahead - first;
        }

        void add(int id) {
            ids[size++] = id;
        }

        boolean whole() {
            return size == longest;
        }

        void read(int tokens) {
            next += tokens;
            if (next - first == capacity) {
                first = size - Math.max(1, capacity / 2);
                next = first;
            }
        }
    }
}
