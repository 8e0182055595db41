package palimpsest.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.history.RunFolder;
import palimpsest.history.RunManifest;
import palimpsest.history.RunWriter;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.TokenScores;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.PassagesChosen;
import palimpsest.train.TrainingEvent.ProbesScored;
import palimpsest.train.TrainingEvent.StepDone;

class ExportRunsTest {
    private final CliBench bench = new CliBench();

    @TempDir
    private Path folder;

    private String run(String name, double replay, boolean probed) {
        Plan plan = Plan.of(Path.of("model"))
                .withNewFiles(List.of(Path.of("atlas.txt")))
                .withReplay(replay)
                .withSteps(2);
        RunManifest manifest = new RunManifest(plan, List.of(), Map.of("palimpsest", "0.1.0"), Instant.EPOCH);
        Path run = folder.resolve(name);
        try (RunWriter writer = RunWriter.create(new RunFolder(run), manifest)) {
            if (probed) {
                writer.on(new PassagesChosen(List.of(
                        new Passage("capitals", "Lima is", new int[] {1, 2}, new int[] {0, 4}, new int[] {4, 7}))));
                writer.on(new ProbesScored(snapshot(0, -1)));
            }
            measure(writer, 0);
            for (int step = 1; step <= 2; step++) {
                writer.on(new StepDone(step, step * 100L, 4.0 / step, 1, 1e-3, 1, replay));
            }
            measure(writer, 2);
            if (probed) {
                writer.on(new ProbesScored(snapshot(2, -5)));
            }
        }
        return run.toString();
    }

    private static void measure(RunWriter writer, long step) {
        writer.on(new Measured(
                step, List.of(new AreaLoss(AreaLoss.NEW, 4, 2, 10), new AreaLoss(AreaLoss.OLD, 2, 1, 10))));
    }

    private static ProbeSnapshot snapshot(long step, float log2p) {
        TokenScores scores =
                new TokenScores(new float[] {Float.NaN, log2p}, new int[] {0, 1}, new float[2], new float[2]);
        return new ProbeSnapshot(step, List.of(scores));
    }

    private Path file(String name) {
        return folder.resolve("out").resolve(name);
    }

    private int export(String... arguments) {
        List<String> all = new ArrayList<>(List.of("export"));
        all.addAll(Arrays.asList(arguments));
        return bench.run(all.toArray(String[]::new));
    }

    @Test
    void everythingIsWrittenAtOnceEachByTheEndingOfItsFile() throws IOException {
        assertEquals(
                ExitCode.DONE,
                export(
                        run("one", 0, true),
                        run("two", 0.1, true),
                        "--plot",
                        file("plot.svg").toString(),
                        "--plot",
                        file("plot.csv").toString(),
                        "--tokens",
                        file("tokens.png").toString(),
                        "--ledger",
                        file("ledger.csv").toString(),
                        "--report",
                        file("report.html").toString(),
                        "--scale",
                        "3",
                        "--theme",
                        "transparent"),
                bench::err);
        assertTrue(Files.readString(file("plot.svg")).startsWith("<svg "));
        assertTrue(Files.exists(file("plot.csv")));
        BufferedImage tokens = ImageIO.read(file("tokens.png").toFile());
        assertEquals(3 * (960 + 48), tokens.getWidth());
        assertEquals(0, tokens.getRGB(0, 0) >>> 24);
        List<String> ledger = Files.readAllLines(file("ledger.csv"));
        assertTrue(ledger.getFirst().startsWith("run,area,questions,"), ledger.getFirst());
        assertTrue(ledger.get(1).startsWith("no replay,capitals,"), ledger.get(1));
        assertTrue(ledger.stream().anyMatch(line -> line.startsWith("replay 10 %,capitals,")), ledger.toString());
        String report = Files.readString(file("report.html"));
        assertTrue(report.contains("replay 10 %") && report.endsWith("</html>\n"));
        assertEquals(5, bench.out().lines().count(), bench::out);
    }

    @Test
    void theNumbersAreThoseThatWereRecorded() throws IOException {
        String run = run("one", 0, true);
        Path losses = file("losses.csv");
        Path tokens = file("tokens.csv");
        assertEquals(
                ExitCode.DONE, export(run, "--plot", losses.toString(), "--tokens", tokens.toString()), bench::err);
        assertEquals(1 + 2 + 2 * 2, Files.readAllLines(losses).size());
        List<String> lines = Files.readAllLines(tokens);
        assertEquals("no replay,capitals,1,1,Lima,2,,,,,,,", lines.get(1));
        assertEquals("no replay,capitals,1,2, is,2,1.0,5.0,4.0,1,1,0.0,weakened", lines.get(2));
        assertTrue(bench.exported.isEmpty(), "numbers need no drawing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RUN --plot plot.jpg           | --plot is written as .png, .svg, .csv, but",
                "RUN --report report.pdf       | --report is written as .html, but",
                "RUN --tokens tokens           | --tokens is written as",
                "RUN --plot a.png --ledger a.png | a.png is named twice",
                "RUN --plot a.png --scale 5    | --scale takes a number from 1 to 4, but found 5",
                "RUN --plot a.png --theme pink | expected one of light, dark, transparent",
                "RUN --plot a.png --unit bytes | expected one of nats, bits, perplexity",
                "RUN --plot a.png --x flops    | recorded nothing to draw by flops; choose another --x",
                "RUN --plot a.csv --plot b.svg --plot a.png --x flops | recorded nothing to draw by flops",
                "RUN --plot a.png --unit nats --unit bits | option '--unit' should be specified only once",
                "RUN --plot a.png --overwrite --overwrite | option '--overwrite' should be specified only once",
                "--model m --out n --out o     | option '--out' should be specified only once",
                "RUN                           | Name what to write",
                "--plot a.png                  | Name the folder of at least one run before --plot",
                "RUN --plot a.png --out m      | A model (--model, --out) and pictures of runs",
                "--model m                     | --out is missing",
                "BARE --tokens a.png           | has no probe passages",
            })
    void whatCannotBeIsRefusedInASentenceBeforeAnythingIsWritten(String arguments, String said) throws IOException {
        List<String> all = new ArrayList<>();
        for (String word : arguments.strip().split(" ")) {
            all.add(
                    switch (word) {
                        case "RUN" -> run("one", 0, true);
                        case "BARE" -> run("bare", 0, false);
                        default ->
                            word.contains(".") || word.equals("tokens")
                                    ? file(word).toString()
                                    : word;
                    });
        }
        assertEquals(ExitCode.BAD_INPUT, export(all.toArray(String[]::new)));
        assertTrue(bench.err().contains(said), bench::err);
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void aFileThatIsThereIsKeptUnlessToldOtherwise() throws IOException {
        String run = run("one", 0, true);
        Path file = Files.writeString(folder.resolve("plot.svg"), "mine");
        assertEquals(ExitCode.BAD_INPUT, export(run, "--plot", file.toString()));
        assertTrue(bench.err().contains("plot.svg is there already; name another file, or add --overwrite."));
        assertEquals("mine", Files.readString(file));
        assertEquals(ExitCode.DONE, export(run, "--plot", file.toString(), "--overwrite"), bench::err);
        assertTrue(Files.readString(file).startsWith("<svg "));
    }
}
