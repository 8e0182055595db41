package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgSurfaceTest {
    private static Document parse(Picture picture, Ground ground) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        byte[] bytes = PictureFile.bytes(picture, new PictureForm.Svg(ground));
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<String> texts(Document document) {
        return elements(document, "text").stream().map(Element::getTextContent).toList();
    }

    private static Picture plot() {
        return new PlotPicture(Samples.oldText(248), 400, 560, 320);
    }

    private static Picture tokens(String... tokens) {
        TokenCells cells = new TokenCells(List.of(new TokenPassage("capitals", List.of(tokens))));
        float[] values = new float[tokens.length];
        values[0] = 9;
        return new TokensPicture(
                "Tokens", "step 1", cells, List.of(new TokenColumn("", values, DivergingScale::new)), 720);
    }

    @Test
    void aPlotHasItsTitleAxesUnitsAndLegendAsText() throws Exception {
        Document document = parse(plot(), Ground.LIGHT);
        assertEquals("560", document.getDocumentElement().getAttribute("width"));
        assertEquals("0 0 560 320", document.getDocumentElement().getAttribute("viewBox"));
        List<String> texts = texts(document);
        PlotContent plot = Samples.oldText(248);
        List<String> expected = new ArrayList<>(List.of(plot.title(), plot.xName(), plot.yName(), "100", "400"));
        plot.lines().stream()
                .filter(line -> line.kind() == PlotLine.Kind.RUN)
                .forEach(line -> expected.add(line.name()));
        assertTrue(texts.containsAll(expected), expected + " in " + texts);
        assertEquals(plot.title(), elements(document, "title").getFirst().getTextContent());
        assertTrue(elements(document, "desc").getFirst().getTextContent().contains(plot.yName()));
    }

    @Test
    void aHeatmapHasItsTokensItsScaleAndTheClippedCellsAsText() throws Exception {
        Document document = parse(tokens("The", " capital", " of", " France"), Ground.LIGHT);
        List<String> texts = texts(document);
        assertTrue(texts.contains("The capital of France"), texts.toString());
        assertTrue(texts.contains("1 clipped") && texts.contains("4 bits or more"), texts.toString());
    }

    @Test
    void aTableHasItsHeadsAndFiguresAsText() throws Exception {
        List<String> texts = texts(parse(Samples.table(), Ground.LIGHT));
        assertTrue(texts.containsAll(List.of("known before", "known now", "Capitals", "194", "61", "over time")));
    }

    @Test
    void aLongNameEndsWhereItsPictureEnds() throws Exception {
        String name = "learning rate 0.0005 with last two layers ".repeat(4);
        PlotContent content = Samples.oldText(10).withSubtitle(name);
        Picture plot = new PlotPicture(content, 10, 560, 300);
        Picture titled = new TokensPicture(
                "Tokens, " + name,
                name,
                Samples.tokens(),
                List.of(new TokenColumn("", new float[0], DivergingScale::new)),
                560);
        for (Picture picture : List.of(plot, titled, new PagePicture(name, name, List.of(List.of(plot))))) {
            List<Element> texts = elements(parse(picture, Ground.LIGHT), "text");
            assertTrue(texts.stream().anyMatch(text -> text.getTextContent().endsWith("\u2026")));
            for (Element text : texts) {
                double wide = text.hasAttribute("textLength") ? Double.parseDouble(text.getAttribute("textLength")) : 0;
                double end = Double.parseDouble(text.getAttribute("x")) + wide;
                assertTrue(end <= picture.width(), text.getTextContent() + " ends at " + end);
            }
        }
    }

    @Test
    void aPageHoldsItsPicturesEachInItsPlace() throws Exception {
        Picture page = new PagePicture(
                "Atlas", "replay 10 %", List.of(List.of(plot(), plot()), List.of(), List.of(Samples.table())));
        assertEquals(24 + 560 + 16 + 560 + 24, page.width());
        Document document = parse(page, Ground.LIGHT);
        List<String> parts = elements(document, "g").stream()
                .filter(group -> group.hasAttribute("aria-label"))
                .map(group -> group.getAttribute("aria-label"))
                .toList();
        assertEquals(List.of("Old text", "Old text", "Ledger"), parts);
        List<String> lefts = elements(document, "text").stream()
                .filter(text -> text.getTextContent().equals("Old text"))
                .map(text -> text.getAttribute("x"))
                .toList();
        assertEquals(List.of("40", "616"), lefts);
        assertTrue(texts(document).containsAll(List.of("Atlas", "replay 10 %")));
    }

    @Test
    void hostileTextIsOnlyText() throws Exception {
        String hostile = "<script>&\"'\u0007\ud800]]>";
        Document document = parse(tokens(hostile, "\u0001", "\uFFFF"), Ground.DARK);
        assertTrue(elements(document, "script").isEmpty());
        assertTrue(
                texts(document).stream().anyMatch(text -> text.contains("<script>&\"'")),
                texts(document).toString());
    }

    @Test
    void everyTextSaysHowWideItIsInTheShippedTypeface() throws Exception {
        for (Element text : elements(parse(plot(), Ground.LIGHT), "text")) {
            String content = text.getTextContent();
            Face face = text.hasAttribute("font-weight") ? Face.STRONG : Face.TEXT;
            double size = Double.parseDouble(text.getAttribute("font-size"));
            if (content.length() > 1) {
                double wide = Double.parseDouble(text.getAttribute("textLength"));
                assertEquals(Typeface.of(face).width(content, size), wide, 0.01, content);
            }
        }
    }

    @Test
    void bothKindsOfFileAreDrawnByTheSameCalls() {
        Picture page = new PagePicture("Atlas", "replay 10 %", List.of(List.of(plot(), Samples.table())));
        for (Picture picture : List.of(plot(), tokens("The", " capital", "\n", "\u6f22"), Samples.table(), page)) {
            DrawnCalls image = new DrawnCalls(2);
            PictureFile.drawOn(image, picture, Ground.LIGHT);
            DrawnCalls svg = new DrawnCalls(PictureFile.SVG_SCALE);
            PictureFile.drawOn(svg, picture, Ground.LIGHT);
            assertTrue(image.calls().size() > 10);
            assertEquals(image.calls(), svg.calls());
        }
    }

    @Test
    void aMillionPointsStaySmallAndKeepTheirSpike() throws Exception {
        Random random = new Random(1);
        Series series = new Series();
        for (int i = 0; i < 1_000_000; i++) {
            series.append(i, i == 400_123 ? 40 : 2 + 0.1 * random.nextGaussian());
        }
        PlotContent content = PlotContent.empty("New text", "step", "bits per byte", "")
                .withLines(List.of(new PlotLine(series, "training", 0, PlotLine.Kind.RUN)));
        Picture picture = new PlotPicture(content, 0, 960, 420);
        byte[] bytes = PictureFile.bytes(picture, new PictureForm.Svg(Ground.LIGHT));
        assertTrue(bytes.length < 100_000, bytes.length + " bytes");
        assertTrue(texts(parse(picture, Ground.LIGHT)).contains("40"));
    }

    @Test
    void aTransparentOneHasNoGround() throws Exception {
        String white = "#ffffff";
        assertTrue(PictureFile.svg(plot(), Ground.LIGHT, "").contains(white));
        assertFalse(PictureFile.svg(plot(), Ground.TRANSPARENT, "").contains(white));
        assertTrue(PictureFile.svg(plot(), Ground.DARK, "").contains("#161b22"));
    }

    @Test
    void numbersAreAsShortAsTheyCanBe() {
        assertEquals("0", SvgSurface.number(-0.001));
        assertEquals("0.5", SvgSurface.number(0.5));
        assertEquals("-12.35", SvgSurface.number(-12.345001));
        assertEquals("1200", SvgSurface.number(1200));
    }
}
