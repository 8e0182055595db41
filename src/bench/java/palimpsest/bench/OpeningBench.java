package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import palimpsest.model.FolderTree;
import palimpsest.model.Gpt2Config;
import palimpsest.model.ModelFolder;

/// Opening a model of 500 MB: its headers, its tokenizer, and all its weights as tensors to read.
///
/// No options.
final class OpeningBench {
    private static final int ROUNDS = 7;

    private OpeningBench() {}

    static void run(List<String> options, PrintStream out) throws IOException {
        Path place = Files.createTempDirectory("palimpsest-opening");
        try {
            BenchModel model = BenchModel.make(
                    place, vocabulary -> new Gpt2Config(vocabulary, 1024, 4096, 10, 16, 1024, 1e-5f, true, ""));
            List<Double> seconds = new ArrayList<>();
            long before = ownBytes();
            long after = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                try (Arena arena = Arena.ofShared();
                        ModelFolder opened = ModelFolder.open(model.folder())) {
                    int tensors = opened.tensorsToRead(arena).size();
                    seconds.add((System.nanoTime() - start) / 1e9);
                    after = Math.max(after, ownBytes());
                    if (tensors != opened.weightShapes().size()) {
                        throw new IllegalStateException("expected all weights, found " + tensors);
                    }
                }
            }
            out.printf(
                    Locale.ROOT,
                    "opening a model of %,d MB: %.3f s median (first %.3f s), %,d MB of memory of its own%n",
                    size(model.folder()) >> 20,
                    Figures.median(seconds),
                    seconds.getFirst(),
                    Math.max(0, after - before) >> 20);
        } finally {
            FolderTree.delete(place);
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /// `RssAnon` of Linux: memory that is no mapped file.
    static long ownBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("RssAnon:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IOException("/proc/self/status names no RssAnon");
    }
}
