package palimpsest.ui;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// A picture in greys at a quarter of its size, small enough to be kept, and fine enough to tell another layout.
///
/// Letters that another version of the font renderer draws a pixel aside are the same; a panel eight pixels aside, or
/// missing, is not. `ReducedPictureTest` holds both.
///
/// @param greys 0 to 255, row by row
public record ReducedPicture(int width, int height, int[] greys) {
    private static final int FACTOR = 4;
    /// Greys are told apart in steps: the files are smaller by a third.
    private static final int STEP = 4;
    /// Reduced pixels of a side of the blocks that are compared.
    private static final int BLOCK = 4;
    /// Mean difference of a block's greys that is let pass. A shift of the whole window by one pixel gives 10 at most,
    /// a
    /// shift of one of its panels by eight pixels 15 at least.
    private static final double LIMIT = 12.5;

    private static final Color MARK = new Color(0xD0, 0x20, 0x20);

    public static ReducedPicture of(BufferedImage picture) {
        int width = picture.getWidth() / FACTOR;
        int height = picture.getHeight() / FACTOR;
        int[] greys = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int at = 0; at < FACTOR * FACTOR; at++) {
                    sum += grey(picture.getRGB(x * FACTOR + at % FACTOR, y * FACTOR + at / FACTOR));
                }
                int grey = (int) Math.round(sum / (FACTOR * FACTOR) / STEP) * STEP;
                greys[y * width + x] = Math.min(255, grey);
            }
        }
        return new ReducedPicture(width, height, greys);
    }

    /// One that was drawn by [#draw].
    static ReducedPicture drawn(BufferedImage drawn) {
        int width = drawn.getWidth();
        int height = drawn.getHeight();
        return new ReducedPicture(width, height, drawn.getRaster().getSamples(0, 0, width, height, 0, (int[]) null));
    }

    BufferedImage draw() {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        drawn.getRaster().setSamples(0, 0, width, height, 0, greys);
        return drawn;
    }

    /// Places, in pixels of the whole picture, at which this is not like another.
    public List<Rectangle> differences(ReducedPicture other) {
        if (width != other.width || height != other.height) {
            return List.of(new Rectangle(0, 0, width * FACTOR, height * FACTOR));
        }
        double[] here = smooth();
        double[] there = other.smooth();
        List<Rectangle> places = new ArrayList<>();
        for (int y = 0; y + BLOCK <= height; y += BLOCK) {
            for (int x = 0; x + BLOCK <= width; x += BLOCK) {
                double sum = 0;
                for (int at = 0; at < BLOCK * BLOCK; at++) {
                    int pixel = (y + at / BLOCK) * width + x + at % BLOCK;
                    sum += Math.abs(here[pixel] - there[pixel]);
                }
                if (sum / (BLOCK * BLOCK) > LIMIT) {
                    places.add(new Rectangle(x * FACTOR, y * FACTOR, BLOCK * FACTOR, BLOCK * FACTOR));
                }
            }
        }
        return places;
    }

    /// Marks places in a copy of the whole picture.
    static BufferedImage marked(BufferedImage picture, List<Rectangle> places) {
        BufferedImage marked = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D on = marked.createGraphics();
        on.drawImage(picture, 0, 0, null);
        on.setColor(MARK);
        places.forEach(on::draw);
        on.dispose();
        return marked;
    }

    /// The mean of each pixel and its neighbours.
    private double[] smooth() {
        double[] smooth = new double[greys.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                int count = 0;
                for (int j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
                    for (int i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
                        sum += greys[j * width + i];
                        count++;
                    }
                }
                smooth[y * width + x] = sum / count;
            }
        }
        return smooth;
    }

    /// As bright as people see it (ITU-R BT.601).
    private static double grey(int rgb) {
        return 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
    }
}
