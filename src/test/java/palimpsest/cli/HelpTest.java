package palimpsest.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    private final CliBench bench = new CliBench();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train",
                "resume",
                "score",
                "generate",
                "self-replay",
                "runs",
                "pretrain",
                "export",
                "sample",
                "demo"
            })
    void everyCommandTellsWhatItDoesAndInWhichUnits(String command) {
        assertEquals(ExitCode.DONE, bench.run(command, "--help"), bench::err);
        String help = bench.out();
        assertTrue(help.startsWith("Usage: palimpsest " + command), help);
        assertTrue(help.matches("(?s).*(nats|bits|bytes|tokens|steps).*"), help);
        assertTrue(help.contains("--verbose") && help.contains("--help"), help);
        assertTrue(help.lines().allMatch(line -> line.length() <= 100), help);
    }

    @Test
    void theProgramsHelpListsEveryCommand() {
        assertEquals(ExitCode.DONE, bench.run("--help"), bench::err);
        for (String command : List.of(
                "train",
                "resume",
                "score",
                "generate",
                "self-replay",
                "runs",
                "pretrain",
                "export",
                "sample",
                "demo")) {
            assertTrue(bench.out().contains("  " + command + " "), bench::out);
        }
    }

    @Test
    void theVersionIsShown() {
        assertEquals(ExitCode.DONE, bench.run("--version"));
        assertTrue(bench.out().startsWith("Palimpsest 1.2.3"), bench::out);
    }

    @Test
    void withoutACommandTheWindowOpens() {
        bench.display = true;
        assertEquals(ExitCode.DONE, bench.run());
        assertEquals(1, bench.opened.size());
    }

    @Test
    void filesOpenInTheWindowAndAMistypedCommandIsNoFile(@TempDir Path folder) throws IOException {
        bench.display = true;
        Path text = Files.createFile(folder.resolve("new text.jsonl"));
        assertEquals(ExitCode.DONE, bench.run(folder.toString(), text.toString()), bench::err);
        assertEquals(List.of(folder, text), bench.openedFiles);
        assertEquals(ExitCode.BAD_INPUT, bench.run("trian"));
        assertTrue(bench.err().contains("takes no command trian. Did you mean"), bench::err);
        assertEquals(ExitCode.BAD_INPUT, bench.run(folder.resolve("gone.txt").toString()));
        assertTrue(bench.err().contains("gone.txt is not there."), bench::err);
        assertEquals(1, bench.opened.size());
    }

    @Test
    void withoutADisplayTheWindowIsRefusedInWords() {
        assertEquals(ExitCode.BAD_INPUT, bench.run());
        assertTrue(bench.err().contains("no display"), bench::err);
    }
}
