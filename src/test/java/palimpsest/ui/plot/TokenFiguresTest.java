package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenFiguresTest {
    @Test
    void aCardShowsWhiteSpaceAndBothSides() {
        Card card = new TokenFigures(" Pa\n\t", -0.0434, -7.64, 1, 4, 0.3, 2.2, 5.1).card();
        assertEquals("\u00b7Pa\u21b5\u21e5", card.title());
        assertEquals(List.of("97.0 %", "0.5 %"), card.rows().get(0).figures());
        assertEquals(List.of("1", "4"), card.rows().get(1).figures());
        assertEquals(List.of("0.04 bits", "7.64 bits"), card.rows().get(2).figures());
        assertEquals(List.of("", "+7.60 bits"), card.rows().get(3).figures());
        assertTrue(card.spoken().contains("rank base 1 now 4"), card.spoken());
    }

    @Test
    void whatIsNotKnownIsADash() {
        Card card = new TokenFigures("The", Double.NaN, Double.NaN, 0, 0, Double.NaN, 1, Double.NaN).card();
        assertEquals(List.of("\u2013", "\u2013"), card.rows().get(0).figures());
        assertEquals(List.of("\u2013", "\u2013"), card.rows().get(1).figures());
        assertEquals(List.of("", "\u2013"), card.rows().get(3).figures());
    }

    @Test
    void aTinyProbabilityIsNotZero() {
        Card card = new TokenFigures("x", -30, -0.0, 90_000, 1, 1, 1, 0).card();
        assertEquals("9.3e\u221208 %", card.rows().get(0).figures().get(0));
        assertEquals("90,000", card.rows().get(1).figures().get(0));
        assertEquals("0.00 bits", card.rows().get(2).figures().get(1));
        assertEquals("\u221230.00 bits", card.rows().get(3).figures().get(1));
    }
}
