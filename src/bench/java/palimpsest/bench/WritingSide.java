package palimpsest.bench;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.measure.Sampling;
import palimpsest.measure.TextGenerator;
import palimpsest.measure.TextGenerator.Room;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.HostTensor;

/// This program writing texts that begin with one token each: a step fills every row up to the shape's length.
final class WritingSide implements Side {
    private final Arena arena = Arena.ofShared();
    private final Engine engine;
    private final TextGenerator generator;
    private final int rows;
    private final int tokens;

    /// @param rows texts side by side
    WritingSide(TrainingShape shape, int rows, Sampling sampling, int threads) {
        this.rows = rows;
        this.tokens = shape.time();
        engine = Engine.open(Device.cpu(), threads);
        Map<String, HostTensor> weights = RandomWeights.create(shape.config(), 1, arena);
        Room room = new Room(rows, tokens + 1, shape.config().context());
        generator = new TextGenerator(engine, shape.config()::cachedDecoder, weights, room, sampling, Set.of());
    }

    /// @return mean of the ids written, by which sides can be compared
    @Override
    public double step(long step, int[] ids) {
        Iterator<int[]> beginnings = beginnings(ids, rows).iterator();
        long[] sum = new long[1];
        generator.write(beginnings, (_, id) -> {
            sum[0] += id;
            return true;
        });
        return (double) sum[0] / rows / tokens;
    }

    /// The first of the step's ids, one for each text.
    static List<int[]> beginnings(int[] ids, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> Arrays.copyOfRange(ids, row, row + 1))
                .toList();
    }

    @Override
    public void close() {
        generator.close();
        engine.close();
        arena.close();
    }
}
