package palimpsest.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import palimpsest.train.Plan;

/// Names for runs: of their folders, and in a legend, where they are told apart by what they differ in.
public final class RunNames {
    private RunNames() {}

    /// A new folder for each plan: the new text and what the plans differ in, or the replay ratio, and a number where
    /// that name is taken.
    public static List<Path> folders(Path below, List<Plan> plans) {
        return folders(below, plans, List.of());
    }

    /// As [#folders(Path, List)].
    ///
    /// @param waiting folders of runs that wait for their turn, which are not there yet and yet taken
    public static List<Path> folders(Path below, List<Plan> plans, List<Path> waiting) {
        List<Path> taken = new ArrayList<>(waiting);
        List<String> names = PlanDifference.names(plans);
        List<Path> folders = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            boolean apart = plans.size() > 1 && !names.isEmpty();
            String own = apart ? names.get(i) : replay(plans.get(i).replay());
            String name = stem(plans.get(i).newFiles().getFirst()) + "-"
                    + own.replace(" %", "")
                            .replaceAll("[^\\p{L}\\p{N}.-]+", "-")
                            .toLowerCase(Locale.ROOT);
            folders.add(free(below, name, taken));
            taken.add(folders.getLast());
        }
        return folders;
    }

    /// A folder of this name that is not there yet, with a number where it is.
    public static Path free(Path below, String name) {
        return free(below, name, List.of());
    }

    private static Path free(Path below, String name, List<Path> taken) {
        Path folder = below.resolve(name);
        for (int number = 2; Files.exists(folder) || taken.contains(folder); number++) {
            folder = below.resolve(name + "-" + number);
        }
        return folder;
    }

    /// What each of some runs is called beside the others: what they differ in where that tells them apart in a few
    /// words, otherwise its folder's name.
    ///
    /// @param plans one a run
    /// @param folders one a run, in the same order
    public static List<String> beside(List<Plan> plans, List<Path> folders) {
        if (plans.size() == 1) {
            return List.of(replay(plans.getFirst().replay()));
        }
        List<String> names = PlanDifference.names(plans);
        return names.isEmpty()
                ? folders.stream()
                        .map(folder -> String.valueOf(folder.getFileName()))
                        .toList()
                : names;
    }

    static String replay(double ratio) {
        if (ratio == 0) {
            return "no replay";
        }
        return "replay " + PlanAspect.percent(ratio);
    }

    private static String stem(Path file) {
        Path name = file.getFileName();
        String stem = (name == null ? "run" : name.toString()).replaceFirst("\\.[^.]*$", "");
        String plain = stem.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        return plain.isEmpty() || plain.equals("-") ? "run" : plain;
    }
}
