package palimpsest.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the areas of a corpus are called: each file's name without its extension, and without that of its packing.
public final class AreaNames {
    private AreaNames() {}

    /// A name for each file, none twice: of files of one name each is called after its folder too, and where that is
    /// not enough, numbered.
    public static List<String> of(List<Path> files) {
        List<String> plain = files.stream().map(AreaNames::of).toList();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String name = plain.get(i);
            if (plain.indexOf(name) != plain.lastIndexOf(name)) {
                name = withFolder(files.get(i), name);
            }
            names.add(free(name, names));
        }
        return names;
    }

    static String of(Path file) {
        String name = Compression.unpackedName(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String withFolder(Path file, String name) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return folder == null || folder.getFileName() == null ? name : folder.getFileName() + "/" + name;
    }

    private static String free(String name, List<String> taken) {
        String free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + " " + number;
        }
        return free;
    }
}
