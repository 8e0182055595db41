package palimpsest.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.cli.TextTable.Column;

class TextTableTest {
    private final TextTable table = new TextTable(Column.text("question"), Column.number("known"))
            .row("The capital of France is", "yes")
            .row("Iron has the symbol", "no");

    @Test
    void theWidestTextIsCutWhereTheTableThenFits() {
        assertEquals(List.of("question       known", "The capita...    yes", "Iron has t...     no"), table.lines(20));
    }

    @Test
    void nothingIsCutWhereTheTableIsTooWideAllTheSame() {
        assertEquals("The capital of France is    yes", table.lines(14).get(1));
    }
}
