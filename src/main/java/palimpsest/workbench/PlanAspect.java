package palimpsest.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import palimpsest.train.Keeping;
import palimpsest.train.Method;
import palimpsest.train.Plan;
import palimpsest.train.Stopping;

/// Something that two plans can differ in, in words.
///
/// @param name what it is, `learning rate`
/// @param value what a plan has of it, `5e-4`
/// @param called what a run is called that has it, beside others that have not: `rate 5e-4`
record PlanAspect(String name, Function<Plan, String> value, Function<Plan, String> called) {
    /// What tells runs apart, the most telling first.
    static final List<PlanAspect> ALL = List.of(
            new PlanAspect("replay", plan -> percent(plan.replay()), plan -> RunNames.replay(plan.replay())),
            of("method", "", plan -> method(plan.method())),
            of("learning rate", "rate ", plan -> figure(plan.optimizer().learningRate())),
            of("seed", "seed ", plan -> Long.toString(plan.seed())),
            new PlanAspect("steps", plan -> count(plan.steps()), plan -> count(plan.steps()) + " steps"),
            of("model", "", plan -> name(plan.model())),
            of("new text", "", plan -> names(plan.newFiles())),
            of("old text", "", plan -> names(plan.oldFiles())),
            of("batch", "batch ", plan -> count(plan.batch())),
            of("context", "context ", plan -> count(plan.context())),
            new PlanAspect(
                    "micro-batches",
                    plan -> count(plan.accumulation()),
                    plan -> count(plan.accumulation())
                            + (plan.accumulation() == 1 ? " micro-batch" : " micro-batches")),
            of("schedule", "", plan -> lower(plan.optimizer().schedule())),
            of("warm-up", "warm-up ", plan -> count(plan.optimizer().warmup())),
            of("weight decay", "decay ", plan -> figure(plan.optimizer().weightDecay())),
            of("clipping", "clip ", plan -> figure(plan.optimizer().clip())),
            of("keeping", "", plan -> keeping(plan.keeping())),
            of("end", "", plan -> end(plan.stopping())),
            of("precision", "", plan -> lower(plan.precision())),
            of("measured", "", plan -> plan.measureEvery() == 0 ? "as often as fits" : "every " + plan.measureEvery()),
            of(
                    "held-out new text",
                    "",
                    plan -> plan.evalNew().map(PlanAspect::name).orElse("a part")),
            of("held-out old text", "", plan -> names(plan.evalOld())),
            of("probes", "", plan -> names(plan.probes())),
            of("device", "", plan -> lower(plan.device())),
            new PlanAspect(
                    "threads",
                    plan -> plan.threads() == 0 ? "all" : count(plan.threads()),
                    plan -> plan.threads() == 0 ? "all threads" : count(plan.threads()) + " threads"),
            of("control tokens", "", plan -> plan.controlTokens() ? "control tokens read" : "control tokens as text"));

    private static PlanAspect of(String name, String prefix, Function<Plan, String> value) {
        return new PlanAspect(name, value, plan -> prefix + value.apply(plan));
    }

    private static String method(Method method) {
        return switch (method) {
            case Method.Full() -> "all weights";
            case Method.LastBlocks(int blocks) -> blocks == 1 ? "last block" : "last " + blocks + " blocks";
            case Method.Head() -> "head only";
            case Method.Lora lora -> "LoRA rank " + lora.rank();
        };
    }

    private static String keeping(Keeping keeping) {
        List<String> parts = List.of(
                keeping.kl() > 0 ? "KL " + figure(keeping.kl()) : "",
                keeping.l2sp() > 0 ? "L2-SP " + figure(keeping.l2sp()) : "",
                keeping.ewc() > 0 ? "EWC " + figure(keeping.ewc()) : "",
                keeping.selfReplay()
                        .map(self -> "self-replay of " + count(self.tokens()) + " tokens")
                        .orElse(""));
        String all = parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return all.isEmpty() ? "replay alone" : all;
    }

    private static String end(Stopping stopping) {
        String last = stopping.epochs() > 0 ? figure(stopping.epochs()) + " epochs" : "after its steps";
        String early = stopping.patience() > 0 ? ", patience " + stopping.patience() : "";
        return last
                + early
                + (stopping.keepsBest() ? ", best by " + stopping.best().words() : "");
    }

    static String percent(double share) {
        return trimmed(String.format(Locale.ROOT, "%.2f", share * 100)) + " %";
    }

    /// A figure of any size in a few signs: `5e-4`, `0.1`.
    static String figure(double value) {
        if (value == 0 || Math.abs(value) >= 0.01) {
            return trimmed(String.format(Locale.ROOT, "%.4f", value));
        }
        int power = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
        return trimmed(String.format(Locale.ROOT, "%.2f", value / Math.pow(10, power))) + "e" + power;
    }

    private static String trimmed(String digits) {
        return digits.contains(".") ? digits.replaceAll("\\.?0+$", "") : digits;
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String names(List<Path> files) {
        return files.isEmpty() ? "none" : files.stream().map(PlanAspect::name).collect(Collectors.joining(", "));
    }

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
