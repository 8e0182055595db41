package palimpsest.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import palimpsest.ui.plot.Series;

class LedgerTest {
    @Test
    void theAreaThatLostMostIsNamed() {
        Map<String, Series> areas = new LinkedHashMap<>();
        areas.put("Capitals", series(1, 2, 3));
        areas.put("Stories", series(1, 1.2, 0.9));
        Ledger ledger = Ledger.of(areas, LossUnit.NATS);
        assertEquals("Capitals lost most: +2.00 nats per token.", ledger.verdict());
        assertEquals("\u22120.10", ledger.rows().get(1).change());
        assertTrue(ledger.rows().get(0).worse());
        assertFalse(ledger.rows().get(1).worse());
    }

    @Test
    void theBarsShareOneScale() {
        Map<String, Series> areas = new LinkedHashMap<>();
        areas.put("Capitals", series(1, 2, 3));
        areas.put("Stories", series(1, 1.5, 2));
        Ledger ledger = Ledger.of(areas, LossUnit.NATS);
        assertEquals(List.of(0.5, 1.0), ledger.rows().get(0).course());
        assertEquals(List.of(0.25, 0.5), ledger.rows().get(1).course());
    }

    @Test
    void nothingLostIsNoVerdict() {
        Map<String, Series> areas = new LinkedHashMap<>();
        areas.put("Capitals", series(2));
        areas.put("Stories", series(2));
        assertEquals("", Ledger.of(areas, LossUnit.NATS).verdict());
        assertTrue(Ledger.of(areas, LossUnit.NATS).rows().getFirst().course().isEmpty());
    }

    private static Series series(double... values) {
        Series series = new Series();
        for (int i = 0; i < values.length; i++) {
            series.append(20 * i, values[i]);
        }
        return series;
    }
}
