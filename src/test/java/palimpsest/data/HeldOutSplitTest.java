package palimpsest.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import palimpsest.tensor.InputException;

class HeldOutSplitTest {
    @Test
    void aboutTheShareOfDocumentsIsHeldOut() {
        DocumentTable table = table(20_000, 1);
        assertEquals(1000, HeldOutSplit.usual().heldOut(table, 1, "a").cardinality(), 120);
        assertEquals(0, HeldOutSplit.none().heldOut(table, 1, "a").cardinality());
        assertEquals(20_000, HeldOutSplit.everything().heldOut(table, 1, "a").cardinality());
    }

    @Test
    void addingDocumentsMovesNoOther() {
        BitSet few = HeldOutSplit.usual().heldOut(table(1000, 1), 1, "a");
        BitSet more = HeldOutSplit.usual().heldOut(table(1500, 1), 1, "a");
        assertEquals(few, more.get(0, 1000));
    }

    @Test
    void theSameTextFallsOnTheSameSide() {
        DocumentTable table = new DocumentTable();
        for (int i = 0; i < 600; i++) {
            table.add(HeldOutSplit.key("text " + i % 200), 1, 1, i / 200);
        }
        BitSet held = HeldOutSplit.usual().heldOut(table, 3, "a");
        assertFalse(held.isEmpty());
        for (int i = 200; i < 600; i++) {
            assertEquals(held.get(i % 200), held.get(i));
        }
    }

    @Test
    void eachAreaOfTwoOrMoreDocumentsHasOneOnEachSide() {
        for (double share : new double[] {1e-9, 0.05, 0.5, 1 - 1e-9}) {
            DocumentTable table = table(200, 100);
            BitSet held = new HeldOutSplit(share).heldOut(table, 100, "a");
            for (int area = 0; area < 100; area++) {
                assertTrue(held.get(area) != held.get(100 + area) || (share > 0.01 && share < 0.9), "area " + area);
                boolean anyHeld = held.get(area) || held.get(100 + area);
                boolean anyKept = !held.get(area) || !held.get(100 + area);
                assertTrue(anyHeld && anyKept, "area " + area + " at share " + share);
            }
        }
    }

    @Test
    void areasOfOneDocumentStillLeaveTheCorpusTwoSides() {
        for (double share : new double[] {1e-9, 1 - 1e-9}) {
            int held = new HeldOutSplit(share).heldOut(table(5, 5), 5, "a").cardinality();
            assertEquals(share < 0.5 ? 1 : 4, held);
        }
    }

    @Test
    void oneDocumentHoweverOftenCannotBeParted() {
        DocumentTable table = new DocumentTable();
        table.add(HeldOutSplit.key("once"), 1, 1, 0);
        table.add(HeldOutSplit.key("once"), 1, 1, 0);
        InputException thrown =
                assertThrows(InputException.class, () -> HeldOutSplit.usual().heldOut(table, 1, "once.txt"));
        assertTrue(thrown.getMessage().startsWith("once.txt holds a single document"), thrown.getMessage());
        assertTrue(thrown.getMessage().contains("separate held-out file"), thrown.getMessage());
        assertEquals(0, HeldOutSplit.none().heldOut(table, 1, "once.txt").cardinality());
    }

    @Test
    void aShareOutOfRangeIsRefused() {
        assertThrows(InputException.class, () -> new HeldOutSplit(-0.1));
        assertThrows(InputException.class, () -> new HeldOutSplit(1.1));
        assertThrows(InputException.class, () -> new HeldOutSplit(Double.NaN));
    }

    private static DocumentTable table(int documents, int areas) {
        DocumentTable table = new DocumentTable();
        for (int i = 0; i < documents; i++) {
            table.add(HeldOutSplit.key("document " + i), 1, 1, i % areas);
        }
        return table;
    }
}
