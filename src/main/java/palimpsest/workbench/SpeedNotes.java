package palimpsest.workbench;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.function.IntFunction;

/// The machine's speed, measured once and kept in a small file of the cache, for each number of threads.
final class SpeedNotes {
    private static final String FILE = "speed.properties";

    private final Path file;
    private final IntFunction<MachineSpeed> trial;

    /// @param cache a folder that can be deleted at any time
    /// @param trial measures the speed with so many threads
    SpeedNotes(Path cache, IntFunction<MachineSpeed> trial) {
        this.file = cache.resolve(FILE);
        this.trial = trial;
    }

    /// What is known, without measuring.
    synchronized Optional<MachineSpeed> known(int threads) {
        Properties notes = read();
        try {
            return Optional.of(new MachineSpeed(
                    number(notes, threads, "flops"),
                    number(notes, threads, "bytes"),
                    number(notes, threads, "kernel"),
                    number(notes, threads, "written")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// What is known, or measured now.
    synchronized MachineSpeed of(int threads) {
        return known(threads).orElseGet(() -> {
            MachineSpeed measured = trial.apply(threads);
            keep(threads, measured);
            return measured;
        });
    }

    private void keep(int threads, MachineSpeed speed) {
        Properties notes = read();
        notes.setProperty(key(threads, "flops"), Double.toString(speed.flops()));
        notes.setProperty(key(threads, "bytes"), Double.toString(speed.bytes()));
        notes.setProperty(key(threads, "kernel"), Double.toString(speed.kernelSeconds()));
        notes.setProperty(key(threads, "written"), Double.toString(speed.written()));
        try {
            Files.createDirectories(file.getParent());
            try (Writer out = Files.newBufferedWriter(file)) {
                notes.store(out, "How fast Palimpsest computes here, measured; it can be deleted");
            }
        } catch (IOException e) {
            // A cache that cannot be written costs a new measurement the next time.
        }
    }

    private Properties read() {
        Properties notes = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            notes.load(in);
        } catch (IOException | IllegalArgumentException e) {
            notes.clear();
        }
        return notes;
    }

    private static double number(Properties notes, int threads, String name) {
        double number = Double.parseDouble(notes.getProperty(key(threads, name), "none"));
        if (!(number > 0) || !Double.isFinite(number)) {
            throw new NumberFormatException("expected a number over 0, found " + number);
        }
        return number;
    }

    private static String key(int threads, String name) {
        return "threads-" + threads + "." + name;
    }
}
