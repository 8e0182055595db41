package palimpsest.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import palimpsest.tensor.InputException;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Plan;

/// The embedded sample on disk, and the run that shows forgetting on it within a minute.
///
/// @param root the folder of the sample
public record SampleFolder(Path root) {
    static final String NAME = "samples";
    private static final String HOME = "palimpsest.home";
    private static final List<String> AREAS = List.of("capitals", "elements", "arithmetic");
    private static final String NEW_TEXT = "atlas";
    private static final int STEPS = 120;
    private static final int BATCH = 8;
    private static final int CONTEXT = 128;
    private static final int MEASURE_EVERY = 10;

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
                .filter(sample -> Files.isRegularFile(sample.newText()))
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

    /// The run on the sample, for a window that offers it; ends with [InputException] if it was not found.
    public static CompletableFuture<Plan> planned() {
        try {
            return CompletableFuture.completedFuture(find().plan());
        } catch (InputException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /// The run on the sample.
    public Plan plan() {
        return Plan.of(root.resolve("model"))
                .withNewFiles(List.of(newText()))
                .withOldFiles(areas("base").toList())
                .withEvalOld(areas("heldout").toList())
                .withProbes(Stream.concat(areas("probes"), Stream.of(NEW_TEXT).map(name -> jsonl("probes", name)))
                        .toList())
                .withSteps(STEPS)
                .withBatch(BATCH)
                .withContext(CONTEXT)
                .withMeasureEvery(MEASURE_EVERY)
                .withDevice(DeviceChoice.CPU);
    }

    private Path newText() {
        return root.resolve("new").resolve(NEW_TEXT + ".txt");
    }

    private Stream<Path> areas(String folder) {
        return AREAS.stream().map(name -> jsonl(folder, name));
    }

    private Path jsonl(String folder, String name) {
        return root.resolve(folder).resolve(name + ".jsonl");
    }

    /// The folders above the program's jar or classes.
    private static Optional<Path> beside() {
        try {
            CodeSource source = SampleFolder.class.getProtectionDomain().getCodeSource();
            return source == null
                    ? Optional.empty()
                    : Optional.ofNullable(Path.of(source.getLocation().toURI()).getParent())
                            .map(Path::getParent);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
