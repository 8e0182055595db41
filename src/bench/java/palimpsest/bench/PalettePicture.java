package palimpsest.bench;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// A picture in 256 colours, as a PNG file of less than half the size. Boxes around the colours are cut as in
/// Heckbert's "Color image quantization for frame buffer display" (1982), but at the mean, and always the one whose
/// pixels differ most.
final class PalettePicture {
    private static final int COLORS = 256;
    private static final int[] CHANNELS = {16, 8, 0};

    private PalettePicture() {}

    static BufferedImage of(BufferedImage picture) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                counts.merge(picture.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
            }
        }
        List<Box> boxes = boxes(Box.of(counts.entrySet().stream()
                .map(entry -> new Color(entry.getKey(), entry.getValue()))
                .toList()));
        Map<Integer, Integer> places = new HashMap<>();
        int[] palette = new int[boxes.size()];
        for (int place = 0; place < palette.length; place++) {
            palette[place] = boxes.get(place).mean();
            for (Color color : boxes.get(place).colors()) {
                places.put(color.rgb(), place);
            }
        }
        BufferedImage small = new BufferedImage(
                picture.getWidth(),
                picture.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                small.getRaster().setSample(x, y, 0, places.get(picture.getRGB(x, y) & 0xFFFFFF));
            }
        }
        return small;
    }

    private static List<Box> boxes(Box all) {
        PriorityQueue<Box> boxes = new PriorityQueue<>(Comparator.comparingDouble((Box box) -> -box.spread()));
        boxes.add(all);
        while (boxes.size() < COLORS && boxes.element().spread() > 0) {
            boxes.addAll(boxes.remove().halves());
        }
        return List.copyOf(boxes);
    }

    /// @param pixels how many have it
    private record Color(int rgb, long pixels) {
        int channel(int channel) {
            return rgb >> channel & 255;
        }
    }

    /// @param channel in which the pixels differ most
    /// @param spread sum over the pixels of how far they are from the mean in that channel, squared
    private record Box(List<Color> colors, int channel, double spread) {
        static Box of(List<Color> colors) {
            int most = CHANNELS[0];
            for (int channel : CHANNELS) {
                most = spread(colors, channel) > spread(colors, most) ? channel : most;
            }
            return new Box(colors, most, spread(colors, most));
        }

        List<Box> halves() {
            double mean = mean(colors, channel);
            List<Color> low = new ArrayList<>();
            List<Color> high = new ArrayList<>();
            colors.forEach(color -> (color.channel(channel) <= mean ? low : high).add(color));
            return List.of(of(low), of(high));
        }

        int mean() {
            int rgb = 0;
            for (int each : CHANNELS) {
                rgb |= (int) Math.round(mean(colors, each)) << each;
            }
            return rgb;
        }

        private static double mean(List<Color> colors, int channel) {
            double sum = 0;
            long pixels = 0;
            for (Color color : colors) {
                sum += (double) color.pixels() * color.channel(channel);
                pixels += color.pixels();
            }
            return sum / pixels;
        }

        private static double spread(List<Color> colors, int channel) {
            double mean = mean(colors, channel);
            return colors.stream()
                    .mapToDouble(color -> color.pixels() * Math.pow(color.channel(channel) - mean, 2))
                    .sum();
        }
    }
}
