package palimpsest.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.measure.Passage;
import palimpsest.measure.TokenScores;
import palimpsest.workbench.ScoredText;

class ScoreCommandTest {
    private final CliBench bench = new CliBench();

    @TempDir
    private Path folder;

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("text.txt"), text).toString();
    }

    private void score() {
        bench.workbench.scored = new ScoredText(
                List.of(
                        new Passage("text", "a \u00e9\n", new int[] {5, 6}, new int[] {0, 1}, new int[] {1, 4}),
                        new Passage("text", "a", new int[] {5}, new int[] {0}, new int[] {1})),
                List.of(
                        new TokenScores(
                                new float[] {Float.NaN, -0.1f},
                                new int[] {0, 1},
                                new float[] {Float.NaN, 2},
                                new float[] {0, 0}),
                        new TokenScores(new float[] {-12.5f}, new int[] {30}, new float[] {3}, new float[] {0})),
                1.25,
                0.1);
    }

    @Test
    void theJsonHasEveryTokenWithItsPlaceInTheWholeText() throws IOException {
        score();
        assertEquals(ExitCode.DONE, bench.run("score", "--model", "m", "--text", write("\uFEFFa \u00e9\na"), "--json"));
        assertEquals("""
            {"nats_per_token":1.25,"bits_per_byte":0.1,"tokens":[\
            {"id":5,"text":"a","start":0,"end":1,"log2p":null,"rank":null,"entropy":null},\
            {"id":6,"text":" \u00e9\\n","start":1,"end":4,"log2p":-0.1,"rank":1,"entropy":2.0},\
            {"id":5,"text":"a","start":4,"end":5,"log2p":-12.5,"rank":30,"entropy":3.0}]}
            """, bench.out());
        assertEquals("score m a \u00e9\na", bench.workbench.calls.getFirst());
        assertTrue(bench.workbench.closed);
    }

    @Test
    void theTableSaysTheLossAndTheLeastExpectedTokensFirst() throws IOException {
        score();
        assertEquals(ExitCode.DONE, bench.run("score", "--model", "m", "--text", write("a \u00e9\na")));
        List<String> lines = bench.out().lines().toList();
        assertEquals("Loss: 1.2500 nats/token, 0.1000 bits/byte", lines.get(0));
        assertEquals("Tokens: 2, of which 1 (50 %) were the model's first choice", lines.get(1));
        assertEquals("\"a\"      4         -12.50    30            3.00", lines.get(5));
        assertEquals("\" \u00e9\\n\"   1          -0.10     1            2.00", lines.get(6));
    }

    @Test
    void aTextThatIsNotUtf8IsRefused() throws IOException {
        Path file = Files.write(folder.resolve("latin.txt"), new byte[] {'a', (byte) 0xe9, 'b'});
        assertEquals(ExitCode.BAD_INPUT, bench.run("score", "--model", "m", "--text", file.toString()));
        assertTrue(bench.err().contains("is not UTF-8"), bench::err);
        assertEquals(ExitCode.BAD_INPUT, bench.run("score", "--model", "m", "--text", write("")));
        assertTrue(bench.err().contains("is empty"), bench::err);
    }

    @Test
    void aContinuationIsPrintedAsItComes() {
        assertEquals(ExitCode.DONE, bench.run("generate", "--model", "m", "--prompt", "Once", "--tokens", "5"));
        assertEquals(" upon a time\n", bench.out());
        assertEquals(List.of("generate m Once 5 0.0 1"), bench.workbench.calls);
    }

    @Test
    void aNumberThatCannotBeDrawnByIsRefused() {
        for (String option : List.of("--temperature=-1", "--top-k=-1", "--top-p=0", "--top-p=1.5")) {
            assertEquals(
                    ExitCode.BAD_INPUT, bench.run("generate", "--model", "m", "--prompt", "Once", option), bench::err);
        }
        assertEquals(List.of(), bench.workbench.calls);
    }

    @Test
    void aModelsOwnTextsAreWrittenToAFileThatIsNamed() {
        Path out = folder.resolve("own.jsonl");
        String[] line = {"self-replay", "--model", "m", "--tokens", "2000", "--length", "50", "--out", out.toString()};
        assertEquals(ExitCode.DONE, bench.run(line), bench::err);
        assertEquals("2,000 tokens in 40 texts: " + out + "\n", bench.out());
        assertEquals(
                List.of("writeTexts %s 2000 1.0 50 1 %s".formatted(Path.of("m").toAbsolutePath(), out)),
                bench.workbench.calls);
    }
}
