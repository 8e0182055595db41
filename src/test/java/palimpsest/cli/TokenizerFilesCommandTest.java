package palimpsest.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.model.LlamaConfig;
import palimpsest.model.RandomModel;
import palimpsest.tokenizer.SentencePieceBytes;
import palimpsest.tokenizer.TwoFiles;
import palimpsest.workbench.EngineWorkbench;
import palimpsest.workbench.TinyWorld;

/// Models whose tokenizer comes in another form than `tokenizer.json`, through every command and with the real engine.
@Timeout(120)
class TokenizerFilesCommandTest {
    private static TinyWorld world;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeWorld(@TempDir Path shared) throws IOException {
        world = new TinyWorld(shared);
    }

    @Test
    void twoFilesDoWhatTheWholeFileDoes() throws IOException {
        Path whole = world.model("gpt2");
        Path two = Files.createDirectory(folder.resolve("two"));
        for (String file : List.of("config.json", "model.safetensors", "tokenizer_config.json")) {
            Files.copy(whole.resolve(file), two.resolve(file));
        }
        TwoFiles.write(whole.resolve("tokenizer.json"), two);
        assertEquals(score(whole), score(two));
        everyCommandTakes(two, "vocab.json", "merges.txt");
    }

    @Test
    void aSentencePieceModelIsATokenizer() throws IOException {
        Path tokenizer = Files.createDirectory(folder.resolve("tokenizer"));
        List<String> pieces = List.of("▁T", "he", "▁The", "ti", "me", "▁", "T", "h", "e", "r", "o", "b", "t", "i", "m");
        new SentencePieceBytes(2, true)
                .normalizer(4, 0)
                .bytes()
                .pieces(pieces)
                .write(tokenizer.resolve("tokenizer.model"));
        Path model = RandomModel.write(
                tokenizer,
                ids -> new LlamaConfig(ids, 16, 32, 2, 4, 2, 4, 64, 1e-5f, 10_000, false, false, true),
                1,
                folder.resolve("model"));
        assertTrue(Files.notExists(model.resolve("tokenizer.json")));
        everyCommandTakes(model, "tokenizer.model");
    }

    private void everyCommandTakes(Path model, String... files) throws IOException {
        String run = folder.resolve("run").toString();
        run(
                "train --replay 0.25 --steps 2 --batch 2 --context 16 --threads 1",
                "--model",
                model.toString(),
                "--new",
                world.file("robots.jsonl").toString(),
                "--old",
                world.file("animals.jsonl").toString(),
                "--out",
                run);
        String written = run("generate --tokens 5", "--model", run, "--prompt", "The robot");
        assertTrue(written.length() > 1, written);
        Path exported = folder.resolve("exported");
        run("export", "--model", run, "--out", exported.toString());
        for (String file : files) {
            assertEquals(-1, Files.mismatch(model.resolve(file), exported.resolve(file)), file);
        }
        assertEquals(score(Path.of(run)), score(exported));
    }

    private String score(Path model) throws IOException {
        Path text = Files.writeString(folder.resolve("text.txt"), "The robot hums 12 times. Über 😀.");
        return run("score", "--model", model.toString(), "--text", text.toString());
    }

    /// Runs a command, which must succeed.
    ///
    /// @param words its name and the options that hold no space
    /// @return what it printed
    private String run(String words, String... more) {
        CliBench bench = new CliBench();
        bench.work = () -> new EngineWorkbench(folder.resolve("cache"), "test");
        bench.clock = Surroundings.Clock.system();
        List<String> arguments = new ArrayList<>(List.of(words.split(" ")));
        arguments.addAll(List.of(more));
        assertEquals(ExitCode.DONE, bench.run(arguments.toArray(String[]::new)), bench::err);
        return bench.out();
    }
}
