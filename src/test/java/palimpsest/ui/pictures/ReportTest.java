package palimpsest.ui.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import palimpsest.history.RunFolder;
import palimpsest.history.RunManifest;
import palimpsest.history.RunWriter;
import palimpsest.measure.AnswerScores;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.Question;
import palimpsest.measure.TokenScores;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.PassagesChosen;
import palimpsest.train.TrainingEvent.ProbesScored;
import palimpsest.ui.training.RecordedPlots;
import palimpsest.workbench.RecordedRuns;
import palimpsest.workbench.RunExport;

class ReportTest {
    private static final String HOSTILE = "<script>alert('x')</script>&\"";

    @TempDir
    private Path folder;

    /// A run whose passage, area, question and new text all mean harm; its one passage loses 8 bits at its second
    /// token.
    private Path hostile(String name, double replay) {
        Plan plan = Plan.of(folder.resolve("models").resolve("<b>model"))
                .withNewFiles(List.of(folder.resolve("new").resolve("<i>atlas&.txt")))
                .withReplay(replay)
                .withSteps(20);
        RunManifest manifest = new RunManifest(plan, List.of(), Map.of("palimpsest", "0.1.0<img>"), Instant.EPOCH);
        Path run = folder.resolve(name);
        try (RunWriter writer = RunWriter.create(new RunFolder(run), manifest)) {
            Passage passage = new Passage(
                    HOSTILE, "Lima " + HOSTILE, new int[] {1, 2}, new int[] {0, 5}, new int[] {5, 5 + HOSTILE.length()
                    });
            Question question = new Question(HOSTILE, "Is it " + HOSTILE, " yes", new int[] {1, 2}, 1, 4);
            writer.on(new PassagesChosen(List.of(passage), List.of(question)));
            writer.on(new Measured(0, List.of(new AreaLoss(AreaLoss.NEW, 4, 2, 10))));
            writer.on(new ProbesScored(snapshot(0, -1, 1)));
            writer.on(new ProbesScored(snapshot(20, -9, 300)));
        }
        return run;
    }

    private static ProbeSnapshot snapshot(long step, float log2p, int rank) {
        TokenScores scores = new TokenScores(
                new float[] {Float.NaN, log2p}, new int[] {0, rank}, new float[] {0, 1}, new float[] {0, 0});
        AnswerScores answers = new AnswerScores(new float[] {-log2p}, new float[] {log2p}, new int[] {rank});
        return new ProbeSnapshot(step, List.of(scores), answers);
    }

    private String html(Path... runs) throws Exception {
        Path file = folder.resolve("report.html");
        new RunPictures(RecordedPlots::of)
                .write(new RunExport(
                        RecordedRuns.read(List.of(runs)),
                        List.of(new RunExport.Target(RunExport.What.REPORT, file)),
                        RunExport.Axes.USUAL,
                        RunExport.Ground.LIGHT,
                        2));
        return Files.readString(file);
    }

    private static Document parse(String html) throws Exception {
        assertTrue(html.startsWith("<!DOCTYPE html>\n"), html.substring(0, 40));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        String body = html.substring(html.indexOf('\n') + 1);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
    }

    private static List<String> texts(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void hostileTextStaysText() throws Exception {
        Document document = parse(html(hostile("run", 0)));
        for (String tag : List.of("script", "img", "b", "link", "iframe", "object")) {
            List<String> found = texts(document, tag);
            assertTrue(found.stream().allMatch("4 bits or more"::equals), tag + ": " + found);
        }
        assertTrue(texts(document, "span").contains(HOSTILE), "the token as it stands in the text");
        assertTrue(texts(document, "h1").getFirst().contains("<i>atlas&"));
    }

    @Test
    void nothingComesFromOutsideAndNoPlaceOnTheDiskIsTold() throws Exception {
        String html = html(hostile("run", 0));
        String without = html.replace("http://www.w3.org/2000/svg", "");
        for (String reference : List.of("http", "src=", "href=", "@import", "url(\"", "file:")) {
            assertFalse(without.replace("http-equiv", "").contains(reference), reference);
        }
        assertTrue(html.contains("default-src 'none'"));
        assertFalse(html.contains(folder.toString()));
    }

    @Test
    void everyPartIsThere() throws Exception {
        Document document = parse(html(hostile("run", 0)));
        assertEquals(
                List.of(
                        "At a glance",
                        "Losses",
                        "Ledger",
                        "Most damaged passages",
                        "Plan",
                        "How it was measured",
                        "Made with"),
                texts(document, "h2"));
        assertEquals(2, document.getElementsByTagName("clipPath").getLength(), "a plot, light and dark");
        assertTrue(texts(document, "figcaption").getFirst().contains("+8.00 bits a token"));
        assertTrue(texts(document, "td").contains("1 \u2192 0 of 1"), "facts known");
        assertTrue(texts(document, "td").contains("0.1.0<img>"));
    }

    @Test
    void runsAreComparedAndWhatDiffersInTheirPlansComesFirst() throws Exception {
        Document document = parse(html(hostile("one", 0), hostile("two", 0.1)));
        List<String> heads = texts(document, "th");
        assertTrue(heads.containsAll(List.of("no replay", "replay 10 %")), heads.toString());
        NodeList bodies = document.getElementsByTagName("tbody");
        List<String> differing = new ArrayList<>();
        for (int i = 0; i < bodies.getLength(); i++) {
            var kind = bodies.item(i).getAttributes().getNamedItem("class");
            if (kind != null && kind.getNodeValue().equals("differs")) {
                differing.add(
                        bodies.item(i).getTextContent().replaceAll("\\s+", " ").strip());
            }
        }
        assertEquals(List.of("replay 0 % 10 %"), differing);
    }

    @Test
    void whatWasNotRecordedIsLeftOut() throws Exception {
        RecordedExample.writeNewTextOnly(folder.resolve("new"));
        assertEquals(
                List.of("At a glance", "Losses", "Ledger", "Plan", "How it was measured", "Made with"),
                texts(parse(html(folder.resolve("new"))), "h2"));
        RecordedExample.writeNothing(folder.resolve("nothing"));
        assertEquals(
                List.of("At a glance", "Plan", "How it was measured", "Made with"),
                texts(parse(html(folder.resolve("nothing"))), "h2"));
    }
}
