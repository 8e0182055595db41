package palimpsest.workbench;

import java.util.List;
import java.util.Optional;
import palimpsest.model.ModelFolder;
import palimpsest.train.Keeping.SelfReplay;
import palimpsest.train.Plan;
import palimpsest.workbench.PlanReview.Cost;
import palimpsest.workbench.PlanReview.Offer;
import palimpsest.workbench.PlanReview.Problem;

/// What plans on a model would take of a machine.
///
/// @param model the model
/// @param machine what they must fit
record CostReview(ModelFolder model, Machine machine) {
    /// What a plan takes as its graphs tell it.
    Cost computed(Plan plan, Workload work) {
        CostEstimator estimator = new CostEstimator(plan, model, work);
        if (machine.apart(plan)) {
            return cost(estimator, plan, 0, false);
        }
        return machine.speed()
                .apply(plan.threads())
                .map(speed -> cost(estimator, plan, forecast(plan, work, speed).seconds(estimator.parts(speed)), false))
                .orElseGet(() -> cost(estimator, plan, 0, false));
    }

    /// What a plan takes as its parts were measured.
    Cost measured(Plan plan, Workload work, PartTimes parts) {
        MachineSpeed speed = machine.speed().apply(plan.threads()).orElseThrow();
        double seconds = forecast(plan, work, speed).seconds(parts);
        return cost(new CostEstimator(plan, model, work), plan, seconds, true);
    }

    private Cost cost(CostEstimator estimator, Plan plan, double seconds, boolean measured) {
        boolean apart = machine.apart(plan);
        return new Cost(estimator.bytes(apart), apart ? estimator.deviceBytes() : 0, seconds, measured);
    }

    private RunForecast forecast(Plan plan, Workload work, MachineSpeed speed) {
        Optional<SelfReplay> asked = plan.keeping().selfReplay();
        return new RunForecast(
                plan,
                work,
                asked.map(how -> TextWriting.atOnce(model.config(), how)).orElse(1),
                speed.secondsToWrite(CheckpointSize.bytes(plan, model)));
    }

    /// A system out of memory ends the program without a word, and others with it.
    Optional<PlanReview> tooLarge(Plan plan) {
        Workload work = Workload.usual(model.config().context());
        long needed = new CostEstimator(plan, model, work).bytes(machine.apart(plan));
        long free = machine.freeBytes().getAsLong();
        if (needed <= free) {
            return Optional.empty();
        }
        List<Offer> offers = new Offers(free, offered -> computed(offered, work)).of(plan);
        String way = offers.isEmpty()
                ? "Choose a smaller batch, a shorter context or a smaller model."
                : "Choose a smaller batch, or one of the ways to take less at a time.";
        String message = "This needs about %.1f GB of memory, and %.1f GB may be used. %s"
                .formatted(needed / 1e9, free / 1e9, way);
        return Optional.of(PlanReview.stopped(List.of(new Problem(PlanField.BATCH, message)), offers));
    }
}
