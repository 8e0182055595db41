package palimpsest.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FieldViewModelTest {
    private final FieldViewModel steps =
            new FieldViewModel("Steps", "", new FieldViewModel.Range(1, 1000, true, false), "200");
    private final FieldViewModel rate =
            new FieldViewModel("Learning rate", "", new FieldViewModel.Range(1e-12, 1, false, false), "5e-4");

    @Test
    void aWholeNumberMayGroupItsThousands() {
        steps.text().set("1,000");
        assertEquals(1000, steps.value().orElseThrow());
        steps.text().set(" 1 000 ");
        assertEquals(1000, steps.value().orElseThrow());
    }

    @Test
    void whatIsNoNumberIsToldInWords() {
        steps.text().set("2.5");
        assertEquals(
                "Steps: enter a whole number from 1 to 1,000.", steps.problem().get());
        steps.text().set("0,5");
        assertTrue(steps.value().isEmpty());
        steps.text().set("");
        assertTrue(steps.value().isEmpty());
        steps.text().set("250");
        assertEquals("", steps.problem().get());
    }

    @Test
    void aSmallNumberIsWrittenAsAPersonWouldWriteIt() {
        rate.show(5e-4);
        assertEquals("5e-4", rate.text().get());
        rate.show(1.25e-5);
        assertEquals("1.25e-5", rate.text().get());
        rate.show(0.1);
        assertEquals("0.1", rate.text().get());
    }

    @Test
    void autoStandsForZeroWhereItIsAllowed() {
        FieldViewModel threads =
                new FieldViewModel("Threads", "", new FieldViewModel.Range(1, 64, true, true), FieldViewModel.AUTO);
        assertEquals(0, threads.value().orElseThrow());
        threads.text().set("0");
        assertTrue(threads.value().isEmpty());
        threads.show(0);
        assertEquals(FieldViewModel.AUTO, threads.text().get());
    }

    @Test
    void whatTheReviewSaysStandsUntilItSaysOtherwise() {
        steps.tell("Too many.");
        assertEquals("Too many.", steps.problem().get());
        steps.tell("");
        assertEquals("", steps.problem().get());
    }
}
