package palimpsest.ui.experiment;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import palimpsest.train.DeviceChoice;
import palimpsest.train.OptimizerSettings;
import palimpsest.train.Plan;
import palimpsest.train.Schedule;

/// Everything of a plan but its model, its texts and its replay ratio.
public final class SettingsViewModel {
    /// The numbers, in the order in which they are shown; those up to [#CONTEXT] always, the others on request.
    public enum Number {
        STEPS("Steps", "Optimizer steps of the whole run", 1, 100_000_000, true, false, "200"),
        LEARNING_RATE("Learning rate", "Peak learning rate of AdamW", 1e-12, 1000, false, false, "5e-4"),
        BATCH("Batch", "Rows in one optimizer step", 1, 65_536, true, false, "8"),
        CONTEXT("Context", "Tokens in one row", 1, 1_048_576, true, false, "256"),
        MICRO_BATCHES("Micro-batches", "Parts a batch is split into to save memory", 1, 65_536, true, false, "1"),
        WARMUP("Warm-up", "Steps over which the learning rate rises to its peak", 0, 100_000_000, true, false, "0"),
        WEIGHT_DECAY("Weight decay", "Decoupled, on matrices only", 0, 10, false, false, "0"),
        BETA1("Beta 1", "How slowly AdamW forgets the direction of earlier steps", 0, 0.999_999, false, false, "0.9"),
        BETA2("Beta 2", "How slowly AdamW forgets the size of earlier gradients", 0, 0.999_999, false, false, "0.95"),
        EPSILON("Epsilon", "Added to the root of AdamW's second moment", 1e-16, 1, false, false, "1e-8"),
        CLIP("Gradient clip", "Largest global gradient norm; 0 for none", 0, 1e6, false, false, "1"),
        SEED("Seed", "Order in which the data is read", 0, Long.MAX_VALUE >> 11, true, false, "1"),
        MEASURE_EVERY("Measure every", "Steps between measurements", 1, 1e8, true, true, FieldViewModel.AUTO),
        THREADS("Threads", "Processor threads for training", 1, 1024, true, true, FieldViewModel.AUTO);

        private final String label;
        private final String hint;
        private final FieldViewModel.Range range;
        private final String standard;

        Number(String label, String hint, double least, double most, boolean whole, boolean auto, String standard) {
            this.label = label;
            this.hint = hint;
            this.range = new FieldViewModel.Range(least, most, whole, auto);
            this.standard = standard;
        }

        /// Whether it is among the few that are always shown.
        public boolean always() {
            return compareTo(CONTEXT) <= 0;
        }
    }

    private final Map<Number, FieldViewModel> numbers = new EnumMap<>(Number.class);
    private final ObjectProperty<Schedule> schedule = new SimpleObjectProperty<>(Schedule.CONSTANT);
    private final ObjectProperty<DeviceChoice> device = new SimpleObjectProperty<>(DeviceChoice.AUTO);
    private final PrecisionViewModel precision = new PrecisionViewModel(device);
    private final PathsViewModel heldOutNew = new PathsViewModel("Held-out new text", false);
    private final PathsViewModel heldOutOld = new PathsViewModel("Held-out old text", true);
    private final PathsViewModel probes = new PathsViewModel("Probes", true);
    private final MethodViewModel method = new MethodViewModel();

    SettingsViewModel() {
        for (Number number : Number.values()) {
            numbers.put(number, new FieldViewModel(number.label, number.hint, number.range, number.standard));
        }
    }

    public FieldViewModel number(Number number) {
        return numbers.get(number);
    }

    /// Which weights change.
    public MethodViewModel method() {
        return method;
    }

    public ObjectProperty<Schedule> schedule() {
        return schedule;
    }

    public ObjectProperty<DeviceChoice> device() {
        return device;
    }

    public PrecisionViewModel precision() {
        return precision;
    }

    /// A held-out file for the new text in place of a part set aside.
    public PathsViewModel heldOutNew() {
        return heldOutNew;
    }

    /// Held-out files for the old text in place of parts set aside.
    public PathsViewModel heldOutOld() {
        return heldOutOld;
    }

    /// Files of passages whose tokens are followed.
    public PathsViewModel probes() {
        return probes;
    }

    /// The three lists of files.
    public List<PathsViewModel> paths() {
        return List.of(heldOutNew, heldOutOld, probes);
    }

    /// The first thing wrong with a number; empty when all are well.
    Optional<String> firstWrong() {
        return numbers.values().stream()
                .filter(field -> field.value().isEmpty())
                .map(field -> field.problem().get())
                .findFirst()
                .or(method::firstWrong);
    }

    /// The plan these settings make of a model and texts; every number has a value.
    Plan plan(Path model, List<Path> newFiles, List<Path> oldFiles, double replay) {
        OptimizerSettings optimizer = new OptimizerSettings(
                value(Number.LEARNING_RATE),
                schedule.get(),
                (long) value(Number.WARMUP),
                value(Number.BETA1),
                value(Number.BETA2),
                value(Number.EPSILON),
                value(Number.WEIGHT_DECAY),
                value(Number.CLIP));
        return Plan.of(model)
                .withNewFiles(newFiles)
                .withOldFiles(oldFiles)
                .withEvalNew(heldOutNew.paths().get().stream().findFirst())
                .withEvalOld(heldOutOld.paths().get())
                .withProbes(probes.paths().get())
                .withReplay(replay)
                .withSteps((long) value(Number.STEPS))
                .withBatch((int) value(Number.BATCH))
                .withAccumulation((int) value(Number.MICRO_BATCHES))
                .withContext((int) value(Number.CONTEXT))
                .withOptimizer(optimizer)
                .withMethod(method.method())
                .withSeed((long) value(Number.SEED))
                .withMeasureEvery((long) value(Number.MEASURE_EVERY))
                .withThreads((int) value(Number.THREADS))
                .withDevice(device.get())
                .withPrecision(precision.value());
    }

    /// Takes over the settings of a plan.
    void show(Plan plan) {
        method.show(plan.method());
        number(Number.STEPS).show(plan.steps());
        number(Number.LEARNING_RATE).show(plan.optimizer().learningRate());
        number(Number.BATCH).show(plan.batch());
        number(Number.CONTEXT).show(plan.context());
        number(Number.MICRO_BATCHES).show(plan.accumulation());
        number(Number.WARMUP).show(plan.optimizer().warmup());
        number(Number.WEIGHT_DECAY).show(plan.optimizer().weightDecay());
        number(Number.BETA1).show(plan.optimizer().beta1());
        number(Number.BETA2).show(plan.optimizer().beta2());
        number(Number.EPSILON).show(plan.optimizer().epsilon());
        number(Number.CLIP).show(plan.optimizer().clip());
        number(Number.SEED).show(plan.seed());
        number(Number.MEASURE_EVERY).show(plan.measureEvery());
        number(Number.THREADS).show(plan.threads());
        schedule.set(plan.optimizer().schedule());
        device.set(plan.device());
        precision.chosen().set(plan.precision());
        heldOutNew.set(plan.evalNew().map(List::of).orElse(List.of()));
        heldOutOld.set(plan.evalOld());
        probes.set(plan.probes());
    }

    /// Calls `action` after every change.
    void onChange(Runnable action) {
        method.onChange(action);
        numbers.values().forEach(field -> field.text().addListener((observed, before, now) -> action.run()));
        schedule.addListener((observed, before, now) -> action.run());
        device.addListener((observed, before, now) -> action.run());
        precision.chosen().addListener((observed, before, now) -> action.run());
        paths().forEach(list -> list.paths().addListener((observed, before, now) -> action.run()));
    }

    private double value(Number number) {
        return number(number).value().orElseThrow();
    }
}
