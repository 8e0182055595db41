package palimpsest.ui.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.history.RunReader;

class TokenChangeTest {
    @TempDir
    private Path folder;

    @Test
    void eachTokenHasItsChangeAgainstTheBaseAtTheLatestSnapshot() {
        RecordedExample.writeWhole(folder);
        TokenChange change = TokenChange.of(RunReader.read(folder)).orElseThrow();
        assertEquals(RecordedExample.STEPS, change.step());
        assertArrayEquals(new float[] {Float.NaN, 8, 0, -5}, change.delta());
        assertEquals(
                List.of("Lima", " is", " old", "."),
                change.cells().passages().getFirst().tokens());
    }

    @Test
    void whatWasForgottenAndLearnedIsCounted() {
        RecordedExample.writeWhole(folder);
        TokenChange change = TokenChange.of(RunReader.read(folder)).orElseThrow();
        assertEquals(1, change.forgotten());
        assertEquals(1, change.learned());
        assertEquals("Δ bits against the base · step 40 · 1 forgotten · 1 learned", change.words());
    }

    @Test
    void aRunWithoutPassagesHasNoHeatmap() {
        RecordedExample.writeNewTextOnly(folder);
        assertTrue(TokenChange.of(RunReader.read(folder)).isEmpty());
    }
}
