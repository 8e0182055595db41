package palimpsest.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import palimpsest.data.TextColumns;

/// A plan in the making: the one place that names all its fields one after another.
final class PlanDraft {
    Path model;
    List<Path> newFiles = List.of();
    List<Path> oldFiles = List.of();
    Optional<Path> evalNew = Optional.empty();
    List<Path> evalOld = List.of();
    List<Path> probes = List.of();
    double replay;
    long steps = 200;
    int batch = 8;
    int accumulation = 1;
    int context = 256;
    OptimizerSettings optimizer = OptimizerSettings.standard();
    Method method = new Method.Full();
    long seed = 1;
    long measureEvery;
    int threads;
    DeviceChoice device = DeviceChoice.AUTO;
    boolean controlTokens;
    Keeping keeping = Keeping.none();
    Stopping stopping = Stopping.never();
    Precision precision = Precision.F32;
    TextColumns columns = TextColumns.none();

    PlanDraft(Path model) {
        this.model = model;
    }

    PlanDraft(Plan plan) {
        model = plan.model();
        newFiles = plan.newFiles();
        oldFiles = plan.oldFiles();
        evalNew = plan.evalNew();
        evalOld = plan.evalOld();
        probes = plan.probes();
        replay = plan.replay();
        steps = plan.steps();
        batch = plan.batch();
        accumulation = plan.accumulation();
        context = plan.context();
        optimizer = plan.optimizer();
        method = plan.method();
        seed = plan.seed();
        measureEvery = plan.measureEvery();
        threads = plan.threads();
        device = plan.device();
        controlTokens = plan.controlTokens();
        keeping = plan.keeping();
        stopping = plan.stopping();
        precision = plan.precision();
        columns = plan.columns();
    }

    Plan plan() {
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
                precision,
                columns);
    }
}
