package palimpsest.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import palimpsest.ui.fx.HelpTopic;

class HelpTextsTest {
    private final HelpTexts texts = HelpTexts.read();

    @ParameterizedTest
    @EnumSource(HelpTopic.class)
    void everyViewIsExplainedInTwoSentencesWithALinkToADefinition(HelpTopic topic) {
        HelpTexts.Entry entry = texts.view(topic);
        assertEquals(2, entry.text().split("\\.(?: |$)").length, entry::text);
        assertTrue(links(entry).findAny().isPresent(), entry::text);
    }

    @Test
    void everyLinkLeadsToADefinition() {
        List<String> dead = Stream.concat(texts.views().stream(), texts.definitions().stream())
                .flatMap(HelpTextsTest::links)
                .filter(id -> texts.definition(id).isEmpty())
                .toList();
        assertEquals(List.of(), dead);
        assertTrue(texts.definitions().size() > 25);
    }

    @Test
    void noViewAndNoDefinitionStandsTwiceAndNoTextIsForNothing() {
        List<String> views =
                texts.views().stream().map(HelpTexts.Entry::id).sorted().toList();
        assertEquals(
                Arrays.stream(HelpTopic.values()).map(HelpTopic::id).sorted().toList(), views);
        List<String> ids = texts.definitions().stream().map(HelpTexts.Entry::id).toList();
        assertEquals(ids.stream().distinct().toList(), ids);
    }

    @Test
    void linksAreCutOutOfTheSentences() {
        HelpTexts parsed = HelpTexts.parse("# Views\n\n## runs: Runs\n\nSee [the loss](#loss)\nfirst.\n\n"
                + "# Definitions\n\n## loss: Loss\n\nLess is better.\n");
        assertEquals(
                List.of(
                        new HelpTexts.Piece("See ", Optional.empty()),
                        new HelpTexts.Piece("the loss", Optional.of("loss")),
                        new HelpTexts.Piece(" first.", Optional.empty())),
                parsed.views().getFirst().pieces());
        assertEquals("Less is better.", parsed.definition("loss").orElseThrow().text());
    }

    private static Stream<String> links(HelpTexts.Entry entry) {
        return entry.pieces().stream().flatMap(piece -> piece.link().stream());
    }
}
