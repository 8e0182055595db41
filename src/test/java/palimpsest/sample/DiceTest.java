package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {
    @Test
    void theFirstThrowsAreThoseOfThePublishedGenerator() {
        Dice dice = new Dice(0);
        assertEquals(0xE220A8397B1DCDAFL, dice.next());
        assertEquals(0x6E789E6AA1B965F4L, dice.next());
        assertEquals(0x06C45D188009454FL, dice.next());
    }

    @Test
    void everyNumberBelowTheBoundIsThrownAboutEquallyOften() {
        Dice dice = new Dice(5);
        int[] counts = new int[7];
        for (int i = 0; i < 7000; i++) {
            counts[dice.below(7)]++;
        }
        for (int count : counts) {
            assertTrue(count > 850 && count < 1150, "thrown " + count + " times of 7000");
        }
        assertThrows(IllegalStateException.class, () -> dice.below(0));
    }

    @Test
    void shufflingKeepsEveryItemAndChangesTheOrder() {
        List<Integer> items = IntStream.range(0, 50).boxed().toList();
        List<Integer> shuffled = new Dice(1).shuffled(items);
        assertNotEquals(items, shuffled);
        assertEquals(items, shuffled.stream().sorted().toList());
    }

    @Test
    void textsOfOneSeedHaveDiceOfTheirOwn() {
        assertNotEquals(Dice.of(1, "capitals").next(), Dice.of(1, "elements").next());
        assertEquals(Dice.of(1, "capitals").next(), Dice.of(1, "capitals").next());
    }
}
