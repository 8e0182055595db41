package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleWorldTest {
    @TempDir
    Path folder;

    @Test
    void theSameSeedGivesTheSameBytesInAnyLocale() throws IOException {
        SampleReport first = SampleWorld.write(folder.resolve("first"), 7, 1);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            SampleReport second = SampleWorld.write(folder.resolve("second"), 7, 1);
            assertEquals(first.files(), second.files());
        } finally {
            Locale.setDefault(before);
        }
        for (SampleFile file : first.files()) {
            Path one = folder.resolve("first").resolve(file.path());
            assertEquals(-1, Files.mismatch(one, folder.resolve("second").resolve(file.path())), file.path());
            assertEquals(Files.size(one), file.bytes(), file.path());
        }
        assertEquals(List.of(), SampleWorld.differences(folder.resolve("first"), 7));
    }

    @Test
    void anotherSeedGivesOtherBytesInEveryFile() {
        List<SampleFile> first = SampleWorld.write(folder, 1, 1).files();
        List<SampleFile> second = SampleWorld.write(folder, 2, 1).files();
        for (int i = 0; i < first.size(); i++) {
            assertEquals(first.get(i).path(), second.get(i).path());
            assertNotEquals(
                    first.get(i).sha256(), second.get(i).sha256(), first.get(i).path());
        }
    }

    @Test
    void aTextThatWasTouchedOrIsMissingIsNamed() throws IOException {
        SampleWorld.write(folder, 1, 1);
        Files.writeString(folder.resolve("new/atlas.txt"), "The capital of France is Paris.\n");
        Files.delete(folder.resolve("probes/elements.jsonl"));
        assertEquals(List.of("probes/elements.jsonl", "new/atlas.txt"), SampleWorld.differences(folder, 1));
    }

    @Test
    void theTextsHaveTheSizesThatATinyModelLearnsFrom() {
        SampleReport report = SampleWorld.write(folder, SampleWorld.SEED, 1);
        assertTrue(report.facts() >= 2000, "facts " + report.facts());
        assertTrue(report.bytes("base/") <= 4_000_000, "bytes " + report.bytes("base/"));
        for (SampleFile file : report.files()) {
            assertTrue(file.documents() >= 12, file.toString());
            switch (file.path().substring(0, file.path().indexOf('/'))) {
                case "base" -> assertWithin(200_000, 700_000, file);
                case "heldout" -> assertWithin(4_000, 10_000, file);
                case "new" -> assertWithin(20_000, 120_000, file);
                case "probes" -> assertWithin(1_000, 10_000, file);
                default -> assertWithin(3_000, 80_000, file);
            }
        }
    }

    @Test
    void everyAreaListsItsFactsAndAsksForEachAtLeastOnce() {
        SampleReport report = SampleWorld.write(folder, SampleWorld.SEED, 1);
        assertEquals(
                SampleWorld.areas().stream().map(Area::name).toList(),
                report.areas().stream().map(AreaCount::area).toList());
        for (AreaCount area : report.areas()) {
            assertTrue(area.items() >= area.facts(), area.toString());
            assertEquals(area.facts() > 0, area.items() > 0, area.toString());
        }
        assertEquals(
                report.facts(),
                report.areas().stream().mapToInt(AreaCount::facts).sum());
    }

    @Test
    void everyAnswerStandsInTheTrainingTextOfItsAreaAndIsShort() {
        for (Area area : SampleWorld.areas()) {
            AreaTexts texts = area.texts(Dice.of(SampleWorld.SEED, area.name()), 1);
            String training = String.join("\n", texts.training());
            for (Item item : texts.items()) {
                assertTrue(training.contains(item.answer()), area.name() + ": " + item);
                assertTrue(item.isShort(), area.name() + ": " + item);
            }
        }
    }

    @Test
    void ofAreasThatTellFactsSomeItemsAskInASentenceThatTrainingNeverTells() {
        for (Area area : SampleWorld.areas()) {
            AreaTexts texts = area.texts(Dice.of(SampleWorld.SEED, area.name()), 1);
            String training = "\n" + String.join("\n", texts.training()) + "\n";
            long unseen =
                    texts.items().stream().filter(item -> !told(item, training)).count();
            assertTrue(texts.items().isEmpty() || unseen >= 24, area.name() + ": " + unseen);
        }
    }

    @Test
    void moreEditionsTellTheSameInNewOrderAndChangeNothingElse() {
        for (Area area : SampleWorld.areas()) {
            AreaTexts one = area.texts(Dice.of(SampleWorld.SEED, area.name()), 1);
            AreaTexts three = area.texts(Dice.of(SampleWorld.SEED, area.name()), 3);
            assertEquals(one.heldOut(), three.heldOut());
            assertEquals(one.probes(), three.probes());
            assertEquals(one.items(), three.items());
            assertEquals(3.0, (double) three.training().size() / one.training().size(), 0.1, area.name());
            long known = three.training().stream()
                    .filter(Set.copyOf(one.training())::contains)
                    .count();
            assertTrue(known < 0.6 * three.training().size(), area.name() + ": " + known);
        }
    }

    @Test
    void noHeldOutDocumentAndNoProbeStandsInTraining() {
        for (Area area : SampleWorld.areas()) {
            AreaTexts texts = area.texts(Dice.of(SampleWorld.SEED, area.name()), 3);
            String training = String.join("\n", texts.training());
            texts.heldOut().forEach(text -> assertFalse(training.contains(text), text));
            texts.probes().forEach(text -> assertFalse(training.contains(text), text));
        }
    }

    @Test
    void everyLineIsAJsonObjectWithItsAreaAndAShortText() throws IOException {
        SampleReport report = SampleWorld.write(folder, SampleWorld.SEED, 1);
        for (SampleFile file : report.files()) {
            String content = Files.readString(folder.resolve(file.path()), StandardCharsets.UTF_8);
            assertTrue(content.endsWith("\n") && !content.contains("\r"), file.path());
            if (file.path().endsWith(".txt")) {
                assertEquals(file.documents(), content.split("\n\n").length);
                continue;
            }
            assertEquals(file.documents(), content.lines().count());
            for (String line : content.lines().toList()) {
                JsonObject object = JsonParser.parseString(line).getAsJsonObject();
                assertTrue(file.path().endsWith("/" + object.get("area").getAsString() + ".jsonl"), line);
                if (file.path().startsWith("items/")) {
                    String prompt = object.get("prompt").getAsString();
                    String answer = object.get("answer").getAsString();
                    assertTrue(prompt.length() < 220 && !prompt.contains("[") && answer.length() < 32, line);
                    continue;
                }
                String text = object.get("text").getAsString();
                assertTrue(text.length() < 350 && text.endsWith(".") && !text.contains("{"), text);
            }
        }
    }

    @Test
    void theManifestRepeatsTheSeedAndTheHashes() throws IOException {
        SampleReport report = SampleWorld.write(folder, 42, 1);
        JsonObject manifest = JsonParser.parseString(Files.readString(folder.resolve("manifest.json")))
                .getAsJsonObject();
        assertEquals(42, manifest.get("seed").getAsLong());
        JsonObject first = manifest.getAsJsonArray("files").get(0).getAsJsonObject();
        assertEquals(report.files().getFirst().sha256(), first.get("sha256").getAsString());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "a file");
        UncheckedIOException error = assertThrows(UncheckedIOException.class, () -> SampleWorld.write(file, 1, 1));
        assertTrue(error.getMessage().contains("taken"), error.getMessage());
    }

    /// Whether a training text has the prompt at the beginning of a sentence and the whole answer behind it.
    private static boolean told(Item item, String training) {
        String sentence = item.prompt() + " " + item.answer();
        for (int at = training.indexOf(sentence); at >= 0; at = training.indexOf(sentence, at + 1)) {
            char before = training.charAt(at - 1);
            boolean begins = before == '\n' || ".?".indexOf(training.charAt(at - 2)) >= 0;
            if (begins && !Character.isLetterOrDigit(training.charAt(at + sentence.length()))) {
                return true;
            }
        }
        return false;
    }

    private static void assertWithin(long least, long most, SampleFile file) {
        assertTrue(file.bytes() >= least && file.bytes() <= most, file + " is not within " + least + " and " + most);
    }
}
