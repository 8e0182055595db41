package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenLayoutTest {
    private static String line(TokenLayout layout, int line) {
        StringBuilder text = new StringBuilder();
        for (int piece = layout.firstPiece(line); piece < layout.firstPiece(line + 1); piece++) {
            text.append(layout.text(piece));
        }
        return text.toString();
    }

    private static TokenLayout flow(int columns, String tokens) {
        return new TokenLayout(new TokenCells(List.of(Samples.passage("a", tokens))), columns);
    }

    @Test
    void linesBreakBetweenWordsAndNotInsideThem() {
        TokenLayout layout = flow(12, "The| capi|tal| of| Pe|ru|.");
        assertEquals(2, layout.lines());
        assertEquals("The capital", line(layout, 0));
        assertEquals("of Peru.", line(layout, 1));
    }

    @Test
    void aWordLongerThanALineBreaksBetweenTokensThenInsideThem() {
        TokenLayout layout = flow(8, "aaaa|bbbb|cccc|0123456789abcdef!");
        assertEquals("aaaabbbb", line(layout, 0));
        assertEquals("cccc", line(layout, 1));
        assertEquals("01234567", line(layout, 2));
        assertEquals("89abcdef", line(layout, 3));
        assertEquals("!", line(layout, 4));
        assertEquals(2, layout.lineOf(3));
    }

    @Test
    void aNewlineEndsALineAndTheIndentAfterItStays() {
        TokenLayout layout = flow(40, "if| x|:|\n|  return| x");
        assertEquals("if x:\u21b5", line(layout, 0));
        assertEquals("  return x", line(layout, 1));
    }

    @Test
    void everyTokenIsThereOnceAndInOrderWhateverTheWidth() {
        TokenCells cells = Samples.many(2_000);
        for (int columns : new int[] {8, 13, 40, 77, 300}) {
            TokenLayout layout = new TokenLayout(cells, columns);
            int expected = 0;
            for (int line = 0; line < layout.lines(); line++) {
                for (int piece = layout.firstPiece(line); piece < layout.firstPiece(line + 1); piece++) {
                    assertTrue(layout.column(piece) + layout.width(piece) <= columns);
                    assertEquals(expected++, layout.token(piece));
                }
            }
            assertEquals(2_000, expected);
        }
    }

    @Test
    void wideLettersTakeTwoCellsAndMarksNone() {
        TokenLayout layout = flow(40, "\u6c34|e\u0301|\t");
        assertEquals(2, layout.width(0));
        assertEquals(1, layout.width(1));
        assertEquals(3, layout.column(2));
        assertEquals("\u21e5", layout.text(2));
    }

    @Test
    void aPlaceFindsItsToken() {
        TokenLayout layout = flow(12, "The| capi|tal| of| Pe|ru|.");
        assertEquals(0, layout.lineAt(-5));
        assertEquals(1, layout.lineAt(layout.top(1) + 1));
        assertEquals(1, layout.lineAt(1e9));
        assertEquals(1, layout.token(layout.pieceAt(0, 3.2)));
        assertEquals(2, layout.token(layout.pieceAt(0, 8.5)));
        assertEquals(-1, layout.pieceAt(0, 11.5));
        assertEquals(3, layout.token(layout.pieceAt(1, 0)));
    }

    @Test
    void nothingHasNoLine() {
        TokenLayout layout = new TokenLayout(TokenCells.none(), 40);
        assertEquals(0, layout.lines());
        assertEquals(0, layout.height());
    }
}
