package palimpsest.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Everything a person chooses for a run; with the files it names, enough to repeat it.
///
/// @param model folder in Hugging Face layout
/// @param newFiles the new text: `.txt`, `.jsonl`, or `.npy` of packed rows
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
        Precision precision) {
    public Plan {
        newFiles = List.copyOf(newFiles);
        oldFiles = List.copyOf(oldFiles);
        evalOld = List.copyOf(evalOld);
        probes = List.copyOf(probes);
    }

    /// A plan with replay alone to keep what the model knew, all its steps, F32, and control tokens in the texts read
    /// as
    /// text.
    public Plan(
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
            DeviceChoice device) {
        this(
                model,
                newFiles,
                oldFiles,
                evalNew,
                evalOld,
                probes,
                replay,
                steps,
                batch,
                accumulation,
                context,
                optimizer,
                method,
                seed,
                measureEvery,
                threads,
                device,
                false,
                Keeping.none(),
                Stopping.never(),
                Precision.F32);
    }

    /// This plan with every path made absolute, so that it means the same wherever it is read.
    public Plan absolute() {
        return new Plan(
                absolute(model),
                newFiles.stream().map(Plan::absolute).toList(),
                oldFiles.stream().map(Plan::absolute).toList(),
                evalNew.map(Plan::absolute),
                evalOld.stream().map(Plan::absolute).toList(),
                probes.stream().map(Plan::absolute).toList(),
                replay,
                steps,
                batch,
                accumulation,
                context,
                optimizer,
                method,
                seed,
                measureEvery,
                threads,
                device,
                controlTokens,
                keeping.absolute(),
                stopping,
                precision);
    }

    /// This plan with another number of steps.
    public Plan withSteps(long steps) {
        return new Plan(
                model,
                newFiles,
                oldFiles,
                evalNew,
                evalOld,
                probes,
                replay,
                steps,
                batch,
                accumulation,
                context,
                optimizer,
                method,
                seed,
                measureEvery,
                threads,
                device,
                controlTokens,
                keeping,
                stopping,
                precision);
    }

    /// This plan, reading control tokens that are spelled out in the texts as such or as text.
    public Plan withControlTokens(boolean controlTokens) {
        return new Plan(
                model,
                newFiles,
                oldFiles,
                evalNew,
                evalOld,
                probes,
                replay,
                steps,
                batch,
                accumulation,
                context,
                optimizer,
                method,
                seed,
                measureEvery,
                threads,
                device,
                controlTokens,
                keeping,
                stopping,
                precision);
    }

    /// This plan with another number of micro-batches a step.
    public Plan withAccumulation(int accumulation) {
        return new Plan(
                model,
                newFiles,
                oldFiles,
                evalNew,
                evalOld,
                probes,
                replay,
                steps,
                batch,
                accumulation,
                context,
                optimizer,
                method,
                seed,
                measureEvery,
                threads,
                device,
                controlTokens,
                keeping,
                stopping,
                precision);
    }

    /// This plan with rows of another length.
    public Plan withContext(int context) {
        return new Plan(
                model,
                newFiles,
                oldFiles,
                evalNew,
                evalOld,
                probes,
                replay,
                steps,
                batch,
                accumulation,
                context,
                optimizer,
                method,
                seed,
                measureEvery,
                threads,
                device,
                controlTokens,
                keeping,
                stopping,
                precision);
    }

    /// This plan with another choice of the weights that change.
    public Plan withMethod(Method method) {
        return new Plan(
                model,
                newFiles,
                oldFiles,
                evalNew,
                evalOld,
                probes,
                replay,
                steps,
                batch,
                accumulation,
                context,
                optimizer,
                method,
                seed,
                measureEvery,
                threads,
                device,
                controlTokens,
                keeping,
                stopping,
                precision);
    }

    /// This plan with other ways to keep what the model knew.
    public Plan withKeeping(Keeping keeping) {
        return new Plan(
                model,
                newFiles,
                oldFiles,
                evalNew,
                evalOld,
                probes,
                replay,
                steps,
                batch,
                accumulation,
                context,
                optimizer,
                method,
                seed,
                measureEvery,
                threads,
                device,
                controlTokens,
                keeping,
                stopping,
                precision);
    }

    /// This plan with another end.
    public Plan withStopping(Stopping stopping) {
        return new Plan(
                model,
                newFiles,
                oldFiles,
                evalNew,
                evalOld,
                probes,
                replay,
                steps,
                batch,
                accumulation,
                context,
                optimizer,
                method,
                seed,
                measureEvery,
                threads,
                device,
                controlTokens,
                keeping,
                stopping,
                precision);
    }

    /// This plan in another number type.
    public Plan withPrecision(Precision precision) {
        return new Plan(
                model,
                newFiles,
                oldFiles,
                evalNew,
                evalOld,
                probes,
                replay,
                steps,
                batch,
                accumulation,
                context,
                optimizer,
                method,
                seed,
                measureEvery,
                threads,
                device,
                controlTokens,
                keeping,
                stopping,
                precision);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /// Training tokens of one step.
    public long tokensPerStep() {
        return (long) batch * context;
    }
}
