package palimpsest.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import palimpsest.sample.SampleWorld;
import palimpsest.tensor.InputException;
import palimpsest.train.DeviceChoice;
import palimpsest.train.OptimizerSettings;
import palimpsest.train.Plan;
import palimpsest.train.Schedule;
import palimpsest.workbench.Experiment;

/// The embedded sample on disk, and the experiments that show forgetting on it within a minute.
///
/// @param root the folder of the sample
public record SampleFolder(Path root) {
    static final String NAME = "samples";
    private static final String HOME = "palimpsest.home";
    private static final String NEW_TEXT = "atlas";
    private static final double REPLAY = 0.1;
    private static final int STEPS = 600;
    private static final int BATCH = 16;
    private static final int CONTEXT = 128;
    private static final int MEASURE_EVERY = 50;
    private static final double LEARNING_RATE = 2e-4;
    private static final String SECONDS_EACH = "About 30 seconds.";
    private static final String SECONDS_BOTH = "About a minute.";

    /// Looks for the sample in the installation, in the working folder, and beside the program.
    ///
    /// @throws InputException if it is in none of these places
    public static SampleFolder find() {
        List<Path> places = new ArrayList<>();
        Optional.ofNullable(System.getProperty(HOME)).map(Path::of).ifPresent(places::add);
        places.add(Path.of(""));
        beside().ifPresent(places::add);
        return find(places);
    }

    static SampleFolder find(List<Path> places) {
        return places.stream()
                .map(place ->
                        new SampleFolder(place.resolve(NAME).toAbsolutePath().normalize()))
                .filter(sample -> Files.isRegularFile(sample.newText(NEW_TEXT)))
                .findFirst()
                .orElseThrow(() -> new InputException("The embedded sample was not found in %s. Name its place with "
                                .formatted(String.join(
                                        ", ",
                                        places.stream()
                                                .map(place -> place.resolve(NAME)
                                                        .toAbsolutePath()
                                                        .toString())
                                                .distinct()
                                                .toList()))
                        + "-D" + HOME + "=FOLDER, or start palimpsest from its own folder."));
    }

    /// The ready experiments on the sample, in the order in which they are offered; what each shows and how long it
    /// takes stands in its sentence.
    public List<Experiment> experiments() {
        Plan without = plan();
        Plan with = plan().withReplay(REPLAY);
        return List.of(
                new Experiment(
                        "no-replay",
                        "Rewrite the atlas, no replay",
                        "Teaches the model invented capitals and nothing else. Watch the real ones go, and other"
                                + " things with them that nothing contradicts. " + SECONDS_EACH,
                        List.of(without)),
                new Experiment(
                        "replay",
                        "The same, with 10 % replay",
                        "One token in ten comes from the old text. The invented capitals are learned all the same, and "
                                + "most of the rest stays. " + SECONDS_EACH,
                        List.of(with)),
                sideBySide());
    }

    /// The experiment that the program shows by itself.
    public Experiment sideBySide() {
        return new Experiment(
                "side-by-side",
                "Both, side by side",
                "First without replay, then with 10 %, in the same plots: what a little of the old text saves. "
                        + SECONDS_BOTH,
                List.of(plan(), plan().withReplay(REPLAY)));
    }

    /// The run on the sample that replays nothing.
    public Plan plan() {
        return plan(NEW_TEXT);
    }

    /// The run on the sample that replays nothing.
    ///
    /// @param newText name of the text to learn
    public Plan plan(String newText) {
        Stream<Path> questions =
                SampleWorld.areas().stream().filter(area -> area.facts() > 0).map(area -> jsonl("items", area.name()));
        Stream<Path> learned =
                Stream.of(jsonl("probes", newText), jsonl("items", newText)).filter(Files::isRegularFile);
        return Plan.of(root.resolve("model"))
                .withNewFiles(List.of(newText(newText)))
                .withOldFiles(areas("base").toList())
                .withEvalOld(areas("heldout").toList())
                .withProbes(Stream.of(areas("probes"), questions, learned)
                        .flatMap(files -> files)
                        .toList())
                .withSteps(STEPS)
                .withBatch(BATCH)
                .withContext(CONTEXT)
                .withOptimizer(OptimizerSettings.standard().with(LEARNING_RATE, Schedule.LINEAR))
                .withMeasureEvery(MEASURE_EVERY)
                .withDevice(DeviceChoice.CPU);
    }

    private Path newText(String name) {
        return root.resolve("new").resolve(name + ".txt");
    }

    private Stream<Path> areas(String folder) {
        return SampleWorld.areas().stream().map(area -> jsonl(folder, area.name()));
    }

    private Path jsonl(String folder, String name) {
        return root.resolve(folder).resolve(name + ".jsonl");
    }

    /// The folders above the program's jar or classes.
    private static Optional<Path> beside() {
        try {
            CodeSource source = SampleFolder.class.getProtectionDomain().getCodeSource();
            // classes that come from the start cache have no place
            return source == null || source.getLocation() == null
                    ? Optional.empty()
                    : Optional.ofNullable(Path.of(source.getLocation().toURI()).getParent())
                            .map(Path::getParent);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
