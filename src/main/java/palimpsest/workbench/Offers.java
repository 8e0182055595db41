package palimpsest.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import palimpsest.train.Method;
import palimpsest.train.Plan;
import palimpsest.workbench.PlanReview.Cost;
import palimpsest.workbench.PlanReview.Offer;

/// What would make a plan that is too large for the memory fit: of each way the mildest that is enough.
final class Offers {
    private static final int SHORTEST_CONTEXT = 64;
    /// What the command line takes where nothing is said.
    private static final int RANK = 8;

    private final long free;
    private final Function<Plan, Cost> cost;

    /// @param free bytes there are
    /// @param cost what a plan takes
    Offers(long free, Function<Plan, Cost> cost) {
        this.free = free;
        this.cost = cost;
    }

    List<Offer> of(Plan plan) {
        List<Offer> offers = new ArrayList<>();
        smallerMicroBatches(plan).ifPresent(offers::add);
        adapters(plan).ifPresent(offers::add);
        shorterContext(plan).ifPresent(offers::add);
        return offers;
    }

    private Optional<Offer> smallerMicroBatches(Plan plan) {
        return IntStream.rangeClosed(plan.accumulation() + 1, plan.batch())
                .filter(parts -> plan.batch() % parts == 0)
                .boxed()
                .flatMap(parts -> fitting(
                        "%d micro-batches".formatted(parts), "--accumulate " + parts, plan.withAccumulation(parts)))
                .findFirst();
    }

    private Optional<Offer> adapters(Plan plan) {
        if (!(plan.method() instanceof Method.Full)) {
            return Optional.empty();
        }
        Method adapters = new Method.Lora(RANK, 2.0 * RANK, List.of());
        return fitting("LoRA of rank " + RANK, "--method lora", plan.withMethod(adapters))
                .findFirst();
    }

    private Optional<Offer> shorterContext(Plan plan) {
        return Stream.iterate(plan.context() / 2, tokens -> tokens >= SHORTEST_CONTEXT, tokens -> tokens / 2)
                .flatMap(tokens ->
                        fitting("a context of %d".formatted(tokens), "--context " + tokens, plan.withContext(tokens)))
                .findFirst();
    }

    private Stream<Offer> fitting(String name, String flags, Plan plan) {
        Cost taken = cost.apply(plan);
        return taken.bytes() <= free ? Stream.of(new Offer(name, flags, plan, taken)) : Stream.empty();
    }
}
