import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// Renders the one drawing of the icon to every size and format that the systems want.
final class Icons {
    static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);
    private static final List<Integer> WINDOWS_SIZES = List.of(16, 24, 32, 48, 64, 128, 256);
    /// The types of Apple's container that hold a PNG, and its edge in pixels.
    private static final Map<String, Integer> APPLE_TYPES = new LinkedHashMap<>();

    static {
        APPLE_TYPES.put("ic11", 32);
        APPLE_TYPES.put("ic12", 64);
        APPLE_TYPES.put("ic07", 128);
        APPLE_TYPES.put("ic08", 256);
        APPLE_TYPES.put("ic09", 512);
        APPLE_TYPES.put("ic10", 1024);
    }

    private final SVGDocument drawing;

    private Icons(SVGDocument drawing) {
        this.drawing = drawing;
    }

    /// Arguments: the drawing, and the folder for `palimpsest-SIZE.png`, `palimpsest.ico` and `palimpsest.icns`.
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    static void write(Path svg, Path folder) throws IOException {
        SVGDocument document = new SVGLoader().load(svg.toUri().toURL());
        if (document == null) {
            throw new IOException(svg + " cannot be read as a drawing");
        }
        Icons icons = new Icons(document);
        Files.createDirectories(folder);
        for (int size : SIZES) {
            Files.write(folder.resolve("palimpsest-" + size + ".png"), icons.png(size));
        }
        Files.write(folder.resolve("palimpsest.ico"), icons.windows());
        Files.write(folder.resolve("palimpsest.icns"), icons.apple());
    }

    private byte[] png(int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawing.render((java.awt.Component) null, graphics, new ViewBox(0, 0, size, size));
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /// ICONDIR, an ICONDIRENTRY an image, and the images as PNG; a size of 256 is written as 0.
    private byte[] windows() throws IOException {
        List<byte[]> images = new ArrayList<>();
        for (int size : WINDOWS_SIZES) {
            images.add(png(size));
        }
        int offset = 6 + 16 * images.size();
        ByteBuffer file = ByteBuffer.allocate(
                        offset + images.stream().mapToInt(image -> image.length).sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0).putShort((short) 1).putShort((short) images.size());
        for (int i = 0; i < images.size(); i++) {
            byte edge = (byte) (int) WINDOWS_SIZES.get(i);
            file.put(edge)
                    .put(edge)
                    .put((byte) 0)
                    .put((byte) 0)
                    .putShort((short) 1)
                    .putShort((short) 32);
            file.putInt(images.get(i).length).putInt(offset);
            offset += images.get(i).length;
        }
        images.forEach(file::put);
        return file.array();
    }

    /// `icns`, the length of all, then type, length and PNG of each image; big-endian.
    private byte[] apple() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        for (Map.Entry<String, Integer> type : APPLE_TYPES.entrySet()) {
            byte[] image = png(type.getValue());
            out.writeBytes(type.getKey());
            out.writeInt(8 + image.length);
            out.write(image);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream head = new DataOutputStream(file);
        head.writeBytes("icns");
        head.writeInt(8 + body.size());
        body.writeTo(file);
        return file.toByteArray();
    }
}
