package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.train.RunState;
import palimpsest.ui.Drops;
import palimpsest.ui.Pictures;
import palimpsest.workbench.EngineWorkbench;

/// What a person does beside the main job, with the real engine: pause, stop, resume, close, reopen, diverge, and give
/// files that cannot be used. Pictures are kept under `target/ui-pictures`.
@Tag("shared")
@ExtendWith(ApplicationExtension.class)
class SharedTourTest {
    private static final Path SHARED = Path.of(System.getProperty("palimpsest.shared", "../shared"))
            .toAbsolutePath()
            .normalize();
    private static final Path PICTURES = Path.of(System.getProperty("ui.pictures", "target/ui-pictures"));
    private static final long LONGEST_SECONDS = 300;

    @TempDir
    private static Path folder;

    private WindowFixture fixture;
    private Path home;

    @Start
    void open(Stage stage) throws Exception {
        home = Files.createTempDirectory(folder, "window");
        fixture = opened(stage);
    }

    private WindowFixture opened(Stage stage) throws Exception {
        WindowFixture one = new WindowFixture(home);
        one.open(stage, new EngineWorkbench(folder.resolve("cache"), "test"), List::of);
        return one;
    }

    @Test
    void aRunIsPausedStoppedClosedReopenedAndGoneOnWith() throws Exception {
        dropReal("100000");
        press("#start");
        picture("tour-preparing", 1280, 800);
        waitForStep(3);
        picture("tour-running", 1280, 800);
        press("#pause");
        waitForState(RunState.PAUSED);
        picture("tour-paused", 1280, 800);
        assertEquals("Resume", fixture.text("#pause"));
        press("#pause");
        waitForState(RunState.RUNNING);
        press("#stop");
        waitForState(RunState.STOPPED);
        picture("tour-stopped", 1280, 800);
        long stopped = step();
        press("#pause");
        waitForStep(stopped + 5);
        fixture.onFx(fixture.window()::close);
        picture("tour-closing", 1280, 800);
        press("#stop-and-close");
        picture("tour-leaving", 1280, 800);
        fixture.waitFor(LONGEST_SECONDS, () -> !fixture.stage().isShowing());
        long closed = step();
        Stage[] next = {null};
        fixture.onFx(() -> next[0] = new Stage());
        WindowFixture[] again = {null};
        fixture.onFx(() -> {
            try {
                again[0] = opened(next[0]);
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        });
        fixture = again[0];
        fixture.waitFor(
                LONGEST_SECONDS,
                () -> fixture.window().workspace().training().state().get() == RunState.STOPPED
                        && !fixture.disabled("#start"));
        picture("tour-reopened", 1280, 800);
        assertEquals(closed, step());
        press("#pause");
        waitForStep(closed + 3);
        press("#stop");
        waitForState(RunState.STOPPED);
    }

    @Test
    void aRunThatDivergesSaysSo() throws Exception {
        fixture.onFx(() -> ((TextField) fixture.node("#setting-learning-rate")).setText("50"));
        dropReal("400");
        press("#start");
        waitForState(RunState.DIVERGED);
        for (int[] size : new int[][] {{1280, 800}, {1920, 1080}, {3840, 2160}}) {
            picture("tour-diverged", size[0], size[1]);
        }
        fixture.onFx(() -> fixture.window().theme().set(Theme.DARK));
        picture("tour-diverged-dark", 1280, 800);
    }

    @Test
    void whatCannotBeUsedIsToldBesideItsCard() throws Exception {
        dropReal("40");
        Path world = SHARED.resolve("models/stories260K");
        StringBuilder told = new StringBuilder();
        byte[] weights = Files.readAllBytes(world.resolve("model.safetensors"));
        byte[] longHeader = weights.clone();
        longHeader[5] = 1;
        bad(told, "#model", Files.createDirectories(home.resolve("no-config")));
        bad(
                told,
                "#model",
                copy("unknown", "config.json", config().replace("llama", "rwkv").replace("Llama", "Rwkv")));
        bad(told, "#model", copy("half-config", "config.json", config().substring(0, 60)));
        bad(told, "#model", copy("long-header", "model.safetensors", longHeader));
        bad(told, "#model", copy("cut-weights", "model.safetensors", Arrays.copyOf(weights, weights.length - 4096)));
        bad(told, "#model", copy("half-tokenizer", "tokenizer.json", "{\"model\":"));
        bad(told, "#model", copy("other-vocabulary", "config.json", config().replace("512,", "700,")));
        bad(told, "#model", home.resolve("missing"));
        bad(told, "#model", Files.writeString(home.resolve("a.txt"), "Not a model."));
        for (String card : List.of("#new-text", "#old-text")) {
            bad(told, card, Files.writeString(home.resolve("empty.txt"), ""));
            bad(told, card, home.resolve("missing.txt"));
            bad(
                    told,
                    card,
                    Files.write(home.resolve("latin.txt"), "Fran\u00e7ois ".getBytes(StandardCharsets.ISO_8859_1)));
            bad(told, card, Files.writeString(home.resolve("half.jsonl"), "{\"text\":\"one\"}\n{\"text\":\"tw"));
            bad(told, card, Files.writeString(home.resolve("keys.jsonl"), "{\"body\":\"one\"}\n"));
            bad(told, card, Files.writeString(home.resolve("rows.npy"), "not numpy"));
            bad(told, card, Files.write(home.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2}));
            bad(told, card, Files.createDirectories(home.resolve("nothing-inside")));
            bad(told, card, Files.writeString(home.resolve("short.txt"), "Too short."));
        }
        fixture.onFx(() -> ((TextField) fixture.node("#setting-context")).setText("4096"));
        fixture.waitFor(() -> !fixture.window()
                .workspace()
                .experiment()
                .review()
                .reason()
                .get()
                .startsWith("Check"));
        told.append("context 4096: ")
                .append(fixture.text("#setting-context-problem"))
                .append('\n');
        picture("tour-context", 1280, 800);
        Files.createDirectories(PICTURES);
        Files.writeString(PICTURES.resolve("tour-bad.txt"), told);
        assertFalse(told.toString().contains("Exception"), told::toString);
    }

    private void bad(StringBuilder told, String card, Path path) {
        fixture.onFx(() -> Drops.drop(fixture.node(card), path));
        var review = fixture.window().workspace().experiment().review();
        fixture.waitFor(
                60,
                () -> !review.reason().get().startsWith("Reading")
                        && !review.reason().get().startsWith("Check"));
        String problem = fixture.text(card + "-problem");
        told.append(card)
                .append(' ')
                .append(path.getFileName())
                .append("\n    problem: ")
                .append(problem)
                .append("\n    title:   ")
                .append(fixture.text(card + "-title"))
                .append("\n    reason:  ")
                .append(review.reason().get())
                .append('\n');
        if (path.endsWith("cut-weights") || path.endsWith("half.jsonl")) {
            picture("tour-bad-" + card.substring(1) + "-" + path.getFileName(), 1280, 800);
        }
    }

    private String config() throws Exception {
        return Files.readString(SHARED.resolve("models/stories260K/config.json"));
    }

    private Path copy(String name, String changed, String text) throws Exception {
        return copy(name, changed, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path copy(String name, String changed, byte[] content) throws Exception {
        Path made = Files.createDirectories(home.resolve(name));
        for (String file : List.of("config.json", "model.safetensors", "tokenizer.json")) {
            Files.copy(SHARED.resolve("models/stories260K").resolve(file), made.resolve(file));
        }
        Files.write(made.resolve(changed), content);
        return made;
    }

    private void dropReal(String steps) {
        fixture.onFx(() -> {
            Drops.drop(fixture.node("#model"), SHARED.resolve("models/stories260K"));
            Drops.drop(fixture.node("#new-text"), SHARED.resolve("corpora/shakespeare.txt"));
            Drops.drop(
                    fixture.node("#old-text"),
                    SHARED.resolve("corpora/tinystories_valid.jsonl"),
                    SHARED.resolve("corpora/gsm8k_test.jsonl"));
            ((TextField) fixture.node("#setting-steps")).setText(steps);
            ((TextField) fixture.node("#setting-context")).setText("128");
            ((TextField) fixture.node("#setting-measure-every")).setText("5");
        });
        fixture.waitFor(LONGEST_SECONDS, () -> !fixture.disabled("#start"));
    }

    private long step() {
        return fixture.window()
                .workspace()
                .training()
                .run()
                .get()
                .map(run -> run.feed().stepsFrom(0).size())
                .orElse(0);
    }

    private void waitForStep(long least) {
        fixture.waitFor(LONGEST_SECONDS, () -> step() >= least);
    }

    private void waitForState(RunState state) {
        fixture.waitFor(
                LONGEST_SECONDS,
                () -> fixture.window().workspace().training().state().get() == state);
    }

    private void press(String id) {
        fixture.onFx(() -> ((Button) fixture.node(id)).fire());
    }

    private void picture(String name, int width, int height) {
        String file = String.format(Locale.ROOT, "%s-%dx%d.png", name, width, height);
        fixture.onFx(() -> Pictures.write(fixture.stage().getScene(), width, height, PICTURES.resolve(file)));
        assertTrue(Files.exists(PICTURES.resolve(file)));
    }
}
