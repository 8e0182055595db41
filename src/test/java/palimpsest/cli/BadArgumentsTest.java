package palimpsest.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadArgumentsTest {
    private static final List<String> GOOD =
            List.of("train", "--model", "m", "--new", "n.txt", "--replay", "0.5", "--old", "o.txt", "--out", "run");

    private final CliBench bench = new CliBench();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--steps 0",
                "--steps x",
                "--batch -1",
                "--context 0",
                "--lr 0",
                "--lr NaN",
                "--schedule steep",
                "--warmup -1",
                "--weight-decay -0.1",
                "--betas 0.9",
                "--betas 0.9,1",
                "--clip -1",
                "--seed x",
                "--measure-every 0",
                "--threads -1",
                "--device gpu",
                "--kl -1",
                "--l2sp NaN",
                "--ewc Infinity",
                "--epochs 0",
                "--epochs 2 --steps 10",
                "--patience -1",
                "--keep-best last",
                "--old-weight 2",
                "--nothing",
                "--steps"
            })
    void anOptionOutOfRangeIsOneSentenceAndExitCode2(String extra) {
        List<String> arguments = new ArrayList<>(GOOD);
        arguments.addAll(Arrays.asList(extra.split(" ")));
        assertEquals(ExitCode.BAD_INPUT, bench.run(arguments.toArray(String[]::new)));
        List<String> lines = bench.err().lines().toList();
        assertEquals(2, lines.size(), bench::err);
        assertTrue(
                lines.getFirst().startsWith("palimpsest: ") && lines.getFirst().endsWith("."), bench::err);
        assertTrue(lines.getFirst().contains(extra.split(" ")[0]), bench::err);
        assertEquals("See palimpsest train --help.", lines.get(1));
        assertEquals(List.of(), bench.workbench.calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-0.1", "150%", "half", "NaN"})
    void aReplayShareIsFrom0To1(String share) {
        assertEquals(
                ExitCode.BAD_INPUT,
                bench.run("train", "--model", "m", "--new", "n", "--replay", share, "--out", "run"));
        assertTrue(bench.err().contains("a number from 0 to 1") && bench.err().contains(share), bench::err);
    }

    @Test
    void aMissingOptionIsNamed() {
        assertEquals(ExitCode.BAD_INPUT, bench.run("train", "--model", "m", "--new", "n", "--replay", "0"));
        assertTrue(bench.err().contains("--out"), bench::err);
    }

    @Test
    void anUnknownCommandIsNamed() {
        assertEquals(ExitCode.BAD_INPUT, bench.run("tarin"));
        assertTrue(bench.err().contains("tarin"), bench::err);
    }

    @Test
    void verboseShowsTheStackTraceAndNothingElseDoes() {
        assertEquals(ExitCode.BAD_INPUT, bench.run("score", "--model", "m", "--text", "missing.txt"));
        assertFalse(bench.err().contains("\tat "), bench::err);
        assertEquals(ExitCode.BAD_INPUT, bench.run("score", "--model", "m", "--text", "missing.txt", "--verbose"));
        assertTrue(bench.err().contains("\tat palimpsest.cli."), bench::err);
    }

    @Test
    void aDefectIsNotBlamedOnThePerson() {
        bench.workbench.problem = new IllegalStateException("a shape is wrong");
        List<String> arguments = new ArrayList<>(GOOD);
        assertEquals(ExitCode.FAILED, bench.run(arguments.toArray(String[]::new)));
        assertTrue(bench.err().contains("has a defect") && bench.err().contains("a shape is wrong"), bench::err);
        assertFalse(bench.err().contains("\tat "), bench::err);
    }

    @Test
    void resumingAFolderWithoutARunIsOneSentence() {
        assertEquals(ExitCode.BAD_INPUT, bench.run("resume", folder.toString()));
        assertTrue(bench.err().contains("holds no run") && bench.err().lines().count() == 1, bench::err);
    }
}
