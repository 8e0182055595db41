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

    /// A new folder for each plan: the new text and the replay ratio, and a number where that name is taken.
    public static List<Path> folders(Path below, List<Plan> plans) {
        List<Path> folders = new ArrayList<>();
        for (Plan plan : plans) {
            String name = stem(plan.newFiles().getFirst()) + "-"
                    + replay(plan.replay()).replace(" %", "").replace(' ', '-');
            folders.add(free(below, name, folders));
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

    /// What each of some runs is called beside the others: its replay ratio where no two have the same, otherwise its
    /// folder's name.
    ///
    /// @param plans one a run
    /// @param folders one a run, in the same order
    public static List<String> beside(List<Plan> plans, List<Path> folders) {
        boolean apart = plans.stream().mapToDouble(Plan::replay).distinct().count() == plans.size();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            names.add(
                    apart
                            ? replay(plans.get(i).replay())
                            : String.valueOf(folders.get(i).getFileName()));
        }
        return names;
    }

    private static String replay(double ratio) {
        if (ratio == 0) {
            return "no replay";
        }
        String percent = String.format(Locale.ROOT, "%.2f", ratio * 100).replaceAll("\\.?0+$", "");
        return "replay " + percent + " %";
    }

    private static String stem(Path file) {
        Path name = file.getFileName();
        String stem = (name == null ? "run" : name.toString()).replaceFirst("\\.[^.]*$", "");
        String plain = stem.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        return plain.isEmpty() || plain.equals("-") ? "run" : plain;
    }
}
