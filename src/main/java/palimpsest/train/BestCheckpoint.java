package palimpsest.train;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.tensor.InputException;

/// `best.json` beside the checkpoints: which of them is the result of a run that keeps its best.
public final class BestCheckpoint {
    private static final String FILE = "best.json";

    private BestCheckpoint() {}

    /// The step of the best checkpoint; empty where the run does not keep one, or has none yet.
    ///
    /// @param checkpoints folder of the checkpoints
    /// @throws InputException if the file is damaged
    public static OptionalLong step(Path checkpoints) {
        Path file = checkpoints.resolve(FILE);
        try {
            return OptionalLong.of(JsonParser.parseString(Files.readString(file))
                    .getAsJsonObject()
                    .get("step")
                    .getAsLong());
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException
                | JsonParseException
                | IllegalStateException
                | NumberFormatException
                | NullPointerException e) {
            throw new InputException(
                    "%s: cannot be read (%s). Delete the file to go by the latest checkpoint."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /// Marks the best checkpoint, in one rename.
    ///
    /// @throws InputException if it cannot be written
    static void mark(Path checkpoints, Optional<BestStep.State> best) {
        if (best.isEmpty()) {
            return;
        }
        JsonObject json = new JsonObject();
        json.addProperty("step", best.get().step());
        json.addProperty("nats_per_token", best.get().loss());
        Path making = checkpoints.resolve("." + FILE + ".part");
        try {
            Files.writeString(making, json + "\n");
            Files.move(making, checkpoints.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be written (%s). Free some disk space or make the folder writable, then resume the run."
                            .formatted(checkpoints.resolve(FILE), e.getMessage()),
                    e);
        }
    }
}
