package palimpsest.ui.fx;

import java.nio.file.Path;
import java.util.Locale;

/// A kind of file that a person may write.
///
/// @param words what it is, in the dialog: `PNG picture`
/// @param ending of its name: `.png`
public record FileKind(String words, String ending) {
    /// The file under a name that ends so; a person may leave the ending out.
    public Path named(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(ending) ? file : file.resolveSibling(name + ending);
    }
}
