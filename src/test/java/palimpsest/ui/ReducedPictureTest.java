package palimpsest.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What counts as the same layout, on a page of two panels with text and a curve.
class ReducedPictureTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static Font font;

    @BeforeAll
    static void shippedFont() throws Exception {
        try (var file = ReducedPictureTest.class.getResourceAsStream("/palimpsest/ui/fonts/InterTabular-Regular.ttf")) {
            font = Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(13f);
        }
    }

    /// How a page is drawn.
    ///
    /// @param leftBy pixels to the right that the left panel stands
    /// @param leftDown pixels down that it stands
    /// @param panels how many there are
    /// @param smooth whether letters have smooth edges
    /// @param grey added to the ground
    private record Page(int leftBy, int leftDown, int panels, boolean smooth, int grey) {
        static final Page USUAL = new Page(0, 0, 2, true, 0);

        ReducedPicture picture() {
            BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            Graphics2D on = picture.createGraphics();
            on.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING,
                    smooth ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON : RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
            on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            on.setColor(new Color(0xF0 + grey, 0xF0 + grey, 0xF0 + grey));
            on.fillRect(0, 0, WIDTH, HEIGHT);
            on.setFont(font);
            panel(on, 20 + leftBy, 20 + leftDown);
            if (panels > 1) {
                panel(on, 330, 20);
            }
            on.dispose();
            return ReducedPicture.of(picture);
        }

        private static void panel(Graphics2D on, int x, int y) {
            AffineTransform before = on.getTransform();
            on.translate(x, y);
            on.setColor(Color.WHITE);
            on.fillRoundRect(0, 0, 280, 360, 10, 10);
            on.setColor(new Color(0xDDE2E9));
            on.drawRoundRect(0, 0, 280, 360, 10, 10);
            on.setColor(new Color(0x172130));
            on.drawString("What it still knows", 12, 24);
            for (int line = 0; line < 5; line++) {
                on.drawString("Capitals  390 \u2192 28 of 390, half at 100", 12, 60 + 24 * line);
            }
            on.setColor(new Color(0xA83A86));
            on.setStroke(new BasicStroke(2));
            on.drawPolyline(new int[] {20, 90, 160, 260}, new int[] {340, 260, 225, 210}, 4);
            on.setTransform(before);
        }
    }

    private static boolean alike(Page one, Page other) {
        return one.picture().differences(other.picture()).isEmpty();
    }

    @Test
    void anotherGreyOrOtherEdgesOfLettersAreTheSameLayout() {
        assertTrue(alike(Page.USUAL, Page.USUAL));
        assertTrue(alike(Page.USUAL, new Page(0, 0, 2, true, 1)));
        assertTrue(alike(Page.USUAL, new Page(0, 0, 2, false, 0)));
        assertTrue(alike(Page.USUAL, new Page(1, 0, 2, true, 0)));
        assertTrue(alike(Page.USUAL, new Page(0, 1, 2, true, 0)));
    }

    @Test
    void aPanelEightPixelsAsideIsAnotherLayout() {
        for (Page aside : List.of(
                new Page(8, 0, 2, true, 0),
                new Page(-8, 0, 2, true, 0),
                new Page(0, 8, 2, true, 0),
                new Page(0, -8, 2, true, 0))) {
            assertFalse(alike(Page.USUAL, aside), aside.toString());
        }
    }

    @Test
    void aMissingPanelIsFoundWhereItWas() {
        ReducedPicture missing = new Page(0, 0, 1, true, 0).picture();
        var places = Page.USUAL.picture().differences(missing);
        assertFalse(places.isEmpty());
        assertTrue(places.stream().allMatch(place -> place.x >= 320), places.toString());
    }

    @Test
    void aPictureOfAnotherSizeIsDifferentAllOver() {
        ReducedPicture small = ReducedPicture.of(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB));
        assertEquals(1, Page.USUAL.picture().differences(small).size());
    }

    @Test
    void whatIsKeptIsReadBackAsItWas() {
        ReducedPicture kept = Page.USUAL.picture();
        assertEquals(List.of(), kept.differences(ReducedPicture.drawn(kept.draw())));
    }
}
