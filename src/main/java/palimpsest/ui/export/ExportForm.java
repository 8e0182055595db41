package palimpsest.ui.export;

import palimpsest.ui.fx.FileKind;

/// As what something is written.
public enum ExportForm {
    /// An image.
    PNG(new FileKind("PNG picture", ".png")),
    /// Lines and text, sharp at any size.
    SVG(new FileKind("SVG picture", ".svg")),
    /// The numbers behind it.
    CSV(new FileKind("CSV table", ".csv"));

    private final FileKind kind;

    ExportForm(FileKind kind) {
        this.kind = kind;
    }

    public FileKind kind() {
        return kind;
    }
}
