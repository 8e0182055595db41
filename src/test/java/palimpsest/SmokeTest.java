package palimpsest;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;

class SmokeTest {
    @Test
    void ok() {
        assertNotNull(Main.class);
    }
}
