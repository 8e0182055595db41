package palimpsest.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import palimpsest.tensor.InputException;
import palimpsest.train.BestCheckpoint;

/// Where the parts of a run lie on disk. The format is described in the `README.md` that every run folder carries.
///
/// @param root the run folder
public record RunFolder(Path root) {
    static final String PLAN = "plan.json";
    static final String README = "README.md";
    /// A file with this ending stands for the run that it lies in, for a desktop that opens files and not folders.
    public static final String OPENER_ENDING = ".palimpsest";
    static final String OPENER = "run" + OPENER_ENDING;
    private static final String METRICS = "metrics.jsonl";
    private static final String TOKENS = "tokens";
    private static final String CHECKPOINTS = "checkpoints";
    private static final String LOG = "log.txt";
    private static final String RUNNING = "running.json";
    private static final String BASE = "base";
    private static final String SCRATCH = "scratch";
    private static final String FISHER = "fisher.safetensors";
    private static final String SELF_REPLAY = "self-replay.jsonl";
    private static final String SELF_REPLAY_MADE = "self-replay.json";
    private static final Set<String> OURS = Set.of(
            PLAN,
            README,
            OPENER,
            METRICS,
            TOKENS,
            CHECKPOINTS,
            LOG,
            RUNNING,
            BASE,
            SCRATCH,
            FISHER,
            SELF_REPLAY,
            SELF_REPLAY_MADE);
    private static final Pattern CHECKPOINT = Pattern.compile("step-(\\d{6,18})");
    private static final Pattern SNAPSHOT = Pattern.compile("step-(\\d{6,18})\\.npy");

    /// The plan with file hashes and versions.
    public Path plan() {
        return root.resolve(PLAN);
    }

    /// Steps, measurements and events, a JSON object a line.
    public Path metrics() {
        return root.resolve(METRICS);
    }

    /// The probe passages and questions.
    public Path passages() {
        return root.resolve(TOKENS).resolve("passages.json");
    }

    /// The token snapshot of a step; step 0 is the base.
    public Path snapshot(long step) {
        return root.resolve(TOKENS).resolve("step-%06d.npy".formatted(step));
    }

    /// How the questions were answered at a step.
    public Path answers(long step) {
        return root.resolve(TOKENS).resolve("answers-%06d.npy".formatted(step));
    }

    /// The folder of all checkpoints.
    public Path checkpoints() {
        return root.resolve(CHECKPOINTS);
    }

    /// The checkpoint of a step: a model folder that other programs can open.
    public Path checkpoint(long step) {
        return checkpoints().resolve("step-%06d".formatted(step));
    }

    /// What happened, in sentences.
    public Path log() {
        return root.resolve(LOG);
    }

    /// The random model that a pretraining run begins with.
    public Path base() {
        return root.resolve(BASE);
    }

    /// The Fisher information that EWC goes by.
    public Path fisher() {
        return root.resolve(FISHER);
    }

    /// The old text that the base model wrote itself, where the plan asks for it.
    public Path selfReplay() {
        return root.resolve(SELF_REPLAY);
    }

    /// Room for what a run needs while it goes; can be deleted when it does not.
    public Path scratch() {
        return root.resolve(SCRATCH);
    }

    /// Says which process writes the run; there only while it does.
    Path running() {
        return root.resolve(RUNNING);
    }

    /// Whether a run was begun here.
    public boolean holdsRun() {
        return Files.isRegularFile(plan());
    }

    /// Steps that have a whole checkpoint, latest first.
    public List<Long> checkpointSteps() {
        return steps(checkpoints(), CHECKPOINT)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /// The folder of the latest checkpoint.
    public Optional<Path> latestCheckpoint() {
        return checkpointSteps().stream().findFirst().map(this::checkpoint);
    }

    /// The folder of the checkpoint that is the run's result: the best where it keeps one, or else the latest.
    ///
    /// @throws InputException if the mark of the best is damaged
    public Optional<Path> result() {
        OptionalLong best = BestCheckpoint.step(checkpoints());
        return best.isPresent() && Files.isDirectory(checkpoint(best.getAsLong()))
                ? Optional.of(checkpoint(best.getAsLong()))
                : latestCheckpoint();
    }

    /// Steps that have a token snapshot, in order.
    public List<Long> snapshotSteps() {
        return steps(root.resolve(TOKENS), SNAPSHOT).sorted().toList();
    }

    /// Names in the folder that no run put there.
    ///
    /// @throws InputException if the folder cannot be read
    List<String> foreign() {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !OURS.contains(name) && !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Failure.reading(root, e);
        }
    }

    private static Stream<Long> steps(Path folder, Pattern names) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries
                    .map(entry -> names.matcher(entry.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(match -> Long.valueOf(match.group(1)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw Failure.reading(folder, e);
        }
    }
}
