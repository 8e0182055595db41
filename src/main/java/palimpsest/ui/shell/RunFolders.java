package palimpsest.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import palimpsest.train.Plan;
import palimpsest.ui.fx.Figures;

/// Names for the folders of new runs: the new text and the replay ratio, and a number where that name is taken.
final class RunFolders {
    private RunFolders() {}

    static Path next(Path below, Plan plan) {
        String name = stem(plan.newFiles().getFirst()) + replay(plan.replay());
        Path folder = below.resolve(name);
        for (int number = 2; Files.exists(folder); number++) {
            folder = below.resolve(name + "-" + number);
        }
        return folder;
    }

    private static String stem(Path file) {
        Path name = file.getFileName();
        String stem = (name == null ? "run" : name.toString()).replaceFirst("\\.[^.]*$", "");
        String plain = stem.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        return plain.isEmpty() || plain.equals("-") ? "run" : plain;
    }

    private static String replay(double ratio) {
        return ratio == 0 ? "-no-replay" : "-replay-" + Figures.plain(ratio * 100, 2);
    }
}
