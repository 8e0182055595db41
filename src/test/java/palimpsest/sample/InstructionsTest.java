package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InstructionsTest {
    private final NewText.Texts texts = new Instructions().texts(Dice.of(1, "instructions"));

    @Test
    void everyLineIsAQuestionOfTheUserOrAnAnswerOfTheAssistantInTurn() {
        for (String conversation : texts.paragraphs()) {
            String[] lines = conversation.split("\n");
            assertEquals(0, lines.length % 2, conversation);
            for (int i = 0; i < lines.length; i++) {
                String speaker = i % 2 == 0 ? "User: [A-Z].*[.?]" : "Assistant: .+\\.";
                assertTrue(lines[i].matches(speaker), lines[i]);
            }
        }
    }

    @Test
    void everyItemIsAQuestionOfTheTextAndNothingContradictsItsAnswer() {
        assertEquals(List.of(), new FactCheck(texts.paragraphs(), texts.items()).faults());
        assertTrue(texts.items().size() > 500, "items " + texts.items().size());
        for (Item item : texts.items()) {
            assertTrue(item.prompt().matches("User: .*\nAssistant:.*"), item.prompt());
            assertTrue(item.isShort(), item.toString());
        }
    }

    @Test
    void itsAnswersAreThoseOfTheBase() {
        Map<String, String> capitals =
                Countries.all().stream().collect(Collectors.toMap(Country::name, Country::capital));
        Map<String, String> years = HistoricalEvent.all().stream()
                .collect(Collectors.toMap(HistoricalEvent::name, event -> String.valueOf(event.year())));
        int checked = 0;
        for (Item item : texts.items()) {
            String question = item.prompt().replaceAll("^User: |[.?]\nAssistant:.*$", "");
            String capital = capitals.get(question.replaceFirst(".*capital of ", ""));
            String year = years.get(question.replaceFirst("In which year was |Please give me the year of ", ""));
            if (question.contains("capital of")) {
                assertEquals(capital, item.answer(), question);
                checked++;
            } else if (question.contains("year") && year != null) {
                assertEquals(year, item.answer(), question);
                checked++;
            }
        }
        assertTrue(checked > 80, "checked " + checked);
    }

    @Test
    void aProbeIsAConversationOfItsQuestionsThatItDoesNotHold() {
        String text = String.join("\n", texts.paragraphs());
        assertEquals(24, texts.probes().size());
        for (String probe : texts.probes()) {
            assertFalse(texts.paragraphs().contains(probe), probe);
            for (String exchange : probe.split("\n(?=User)")) {
                assertTrue(text.contains(exchange), exchange);
            }
        }
    }
}
