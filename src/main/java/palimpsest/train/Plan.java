package palimpsest.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import palimpsest.data.TextColumns;

/// Everything a person chooses for a run; with the files it names, enough to repeat it.
///
/// @param model folder in Hugging Face layout
/// @param newFiles the new text: files of documents as [palimpsest.data.DocumentReader] opens them, or
/// `.npy` of packed rows
/// @param oldFiles the model's original text, a file an area; may be empty when `replay` is 0
/// @param evalNew held-out new text; when absent a part of `newFiles` is set aside
/// @param evalOld held-out original text, a file an area; when empty a part of each of `oldFiles` is set aside
/// @param probes passages whose tokens are followed; when empty some are taken from the held-out original text
/// @param replay share of tokens from the original text, 0 to 1
/// @param steps optimizer steps; where `stopping` counts epochs, known once the texts are read
/// @param batch rows a step is made of
/// @param accumulation micro-batches a step is split into (it divides `batch`)
/// @param context tokens of input in a row
/// @param optimizer optimizer settings
/// @param method which weights change
/// @param seed of the data order
/// @param measureEvery steps between measurements; 0 lets the program choose
/// @param threads ONNX Runtime threads; 0 for all physical cores
/// @param device where to compute
/// @param controlTokens whether a literal control token in the texts, such as `<s>`, is that token; otherwise it is
/// plain text
/// @param keeping what is done, besides replay, to keep what the model knew
/// @param stopping when the run ends before its last step, and which weights are its result
/// @param precision number type of the matrix products
/// @param columns which column of a table is the text, where one was chosen
public record Plan(
        Path model,
        List<Path> newFiles,
        List<Path> oldFiles,
        Optional<Path> evalNew,
        List<Path> evalOld,
        List<Path> probes,
        double replay,
        long steps,
        int batch,
        int accumulation,
        int context,
        OptimizerSettings optimizer,
        Method method,
        long seed,
        long measureEvery,
        int threads,
        DeviceChoice device,
        boolean controlTokens,
        Keeping keeping,
        Stopping stopping,
        Precision precision,
        TextColumns columns) {
    public Plan {
        newFiles = List.copyOf(newFiles);
        oldFiles = List.copyOf(oldFiles);
        evalOld = List.copyOf(evalOld);
        probes = List.copyOf(probes);
    }

    /// A plan for a model, with the settings the program starts from and no texts yet.
    public static Plan of(Path model) {
        return new PlanDraft(model).plan();
    }

    /// This plan with every path made absolute, so that it means the same wherever it is read.
    public Plan absolute() {
        return changed(draft -> {
            draft.model = absolute(model);
            draft.newFiles = absolute(newFiles);
            draft.oldFiles = absolute(oldFiles);
            draft.evalNew = evalNew.map(Plan::absolute);
            draft.evalOld = absolute(evalOld);
            draft.probes = absolute(probes);
            draft.keeping = keeping.absolute();
        });
    }

    /// All files of text that it names.
    public List<Path> texts() {
        return Stream.of(newFiles, oldFiles, evalNew.stream().toList(), evalOld, probes)
                .flatMap(List::stream)
                .toList();
    }

    /// Training tokens of one step.
    public long tokensPerStep() {
        return (long) batch * context;
    }

    /// Rows of one micro-batch.
    public int rows() {
        return batch / accumulation;
    }

    /// This plan on another model.
    public Plan withModel(Path model) {
        return changed(draft -> draft.model = model);
    }

    /// This plan with other new text.
    public Plan withNewFiles(List<Path> newFiles) {
        return changed(draft -> draft.newFiles = newFiles);
    }

    /// This plan with other original text.
    public Plan withOldFiles(List<Path> oldFiles) {
        return changed(draft -> draft.oldFiles = oldFiles);
    }

    /// This plan with other held-out new text.
    public Plan withEvalNew(Optional<Path> evalNew) {
        return changed(draft -> draft.evalNew = evalNew);
    }

    /// This plan with other held-out original text.
    public Plan withEvalOld(List<Path> evalOld) {
        return changed(draft -> draft.evalOld = evalOld);
    }

    /// This plan with other probe passages.
    public Plan withProbes(List<Path> probes) {
        return changed(draft -> draft.probes = probes);
    }

    /// This plan with another share of original text.
    public Plan withReplay(double replay) {
        return changed(draft -> draft.replay = replay);
    }

    /// This plan with another number of steps.
    public Plan withSteps(long steps) {
        return changed(draft -> draft.steps = steps);
    }

    /// This plan with another number of rows a step.
    public Plan withBatch(int batch) {
        return changed(draft -> draft.batch = batch);
    }

    /// This plan with another number of micro-batches a step.
    public Plan withAccumulation(int accumulation) {
        return changed(draft -> draft.accumulation = accumulation);
    }

    /// This plan with rows of another length.
    public Plan withContext(int context) {
        return changed(draft -> draft.context = context);
    }

    /// This plan with another optimizer.
    public Plan withOptimizer(OptimizerSettings optimizer) {
        return changed(draft -> draft.optimizer = optimizer);
    }

    /// This plan with another choice of the weights that change.
    public Plan withMethod(Method method) {
        return changed(draft -> draft.method = method);
    }

    /// This plan in another order of the data.
    public Plan withSeed(long seed) {
        return changed(draft -> draft.seed = seed);
    }

    /// This plan measured at other steps.
    public Plan withMeasureEvery(long measureEvery) {
        return changed(draft -> draft.measureEvery = measureEvery);
    }

    /// This plan on another number of threads.
    public Plan withThreads(int threads) {
        return changed(draft -> draft.threads = threads);
    }

    /// This plan on another device.
    public Plan withDevice(DeviceChoice device) {
        return changed(draft -> draft.device = device);
    }

    /// This plan, reading control tokens that are spelled out in the texts as such or as text.
    public Plan withControlTokens(boolean controlTokens) {
        return changed(draft -> draft.controlTokens = controlTokens);
    }

    /// This plan with other ways to keep what the model knew.
    public Plan withKeeping(Keeping keeping) {
        return changed(draft -> draft.keeping = keeping);
    }

    /// This plan with another end.
    public Plan withStopping(Stopping stopping) {
        return changed(draft -> draft.stopping = stopping);
    }

    /// This plan in another number type.
    public Plan withPrecision(Precision precision) {
        return changed(draft -> draft.precision = precision);
    }

    /// This plan with other choices of the column that is the text.
    public Plan withColumns(TextColumns columns) {
        return changed(draft -> draft.columns = columns);
    }

    private Plan changed(Consumer<PlanDraft> change) {
        PlanDraft draft = new PlanDraft(this);
        change.accept(draft);
        return draft.plan();
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static List<Path> absolute(List<Path> paths) {
        return paths.stream().map(Plan::absolute).toList();
    }
}
