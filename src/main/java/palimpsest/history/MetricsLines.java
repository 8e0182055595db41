package palimpsest.history;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.StateChanged;
import palimpsest.train.TrainingEvent.StepDone;

/// Reads `metrics.jsonl` line by line, a block at a time, so that a file of any size takes little memory. An incomplete
/// last line is not there yet.
final class MetricsLines {
    private static final int BLOCK = 1 << 20;

    /// Takes what the lines say, in order.
    interface Sink {
        void event(TrainingEvent event);

        /// A state, with where and when it was said.
        default void state(StateChanged state, long step, Optional<Instant> time) {
            event(state);
        }

        /// A line that cannot be read.
        default void damaged() {}

        /// A block was read.
        default void block() {}
    }

    private MetricsLines() {}

    /// Reads a file; none is there where the run has not said anything yet.
    ///
    /// @throws palimpsest.tensor.InputException if the file is there but cannot be read
    static void read(Path metrics, Sink sink) {
        byte[] block = new byte[BLOCK];
        int filled = 0;
        try (InputStream in = Files.newInputStream(metrics)) {
            while (true) {
                int read = in.read(block, filled, block.length - filled);
                if (read < 0) {
                    return;
                }
                filled += read;
                int rest = lines(block, filled, sink);
                System.arraycopy(block, rest, block, 0, filled - rest);
                filled -= rest;
                if (filled == block.length) {
                    block = Arrays.copyOf(block, 2 * filled);
                }
                sink.block();
            }
        } catch (NoSuchFileException e) {
            // nothing was said yet
        } catch (IOException e) {
            throw Failure.reading(metrics, e);
        }
    }

    /// Reads the whole lines among the first `filled` bytes.
    ///
    /// @return where the rest begins
    static int lines(byte[] block, int filled, Sink sink) {
        int from = 0;
        for (int i = 0; i < filled; i++) {
            if (block[i] == '\n') {
                line(block, from, i, sink);
                from = i + 1;
            }
        }
        return from;
    }

    private static void line(byte[] block, int from, int end, Sink sink) {
        StepDone step = StepLine.read(block, from, end);
        if (step != null) {
            sink.event(step);
            return;
        }
        String text = new String(block, from, end - from, StandardCharsets.UTF_8);
        try {
            Optional<TrainingEvent> event = MetricsJson.event(text);
            if (event.isPresent() && event.get() instanceof StateChanged state) {
                sink.state(state, MetricsJson.stepOf(text), MetricsJson.time(text));
            } else {
                event.ifPresent(sink::event);
            }
        } catch (JsonParseException | IllegalStateException e) {
            sink.damaged();
        }
    }
}
