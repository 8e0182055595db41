package palimpsest.ui.plot;

import java.util.Objects;

/// As what a picture is written.
public sealed interface PictureForm {
    /// The most pixels of a PNG for each pixel of the layout.
    int MOST_SCALE = 4;

    Ground ground();

    /// How the name of its file ends: `.png`.
    String ending();

    /// An image.
    ///
    /// @param scale pixels for each pixel of the layout, 1 to 4; letters and lines are drawn for it, not enlarged
    record Png(int scale, Ground ground) implements PictureForm {
        public Png {
            Objects.requireNonNull(ground);
            if (scale < 1 || scale > MOST_SCALE) {
                throw new IllegalArgumentException("A scale of 1 to " + MOST_SCALE + " is expected, not " + scale);
            }
        }

        @Override
        public String ending() {
            return ".png";
        }
    }

    /// Lines and text, which any size shows sharply and which can be searched.
    record Svg(Ground ground) implements PictureForm {
        public Svg {
            Objects.requireNonNull(ground);
        }

        @Override
        public String ending() {
            return ".svg";
        }
    }
}
