package palimpsest.cli;

import java.util.List;
import java.util.Locale;
import palimpsest.train.Method;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say which weights a run changes.
final class MethodOptions {
    private static final int BLOCKS = 2;
    private static final int RANK = 8;
    private static final double ALPHA_BY_RANK = 2;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /// The ways to fine-tune, as they are called here.
    enum Name {
        FULL,
        LAST,
        HEAD,
        LORA
    }

    @Option(
            names = "--method",
            paramLabel = "full|last|head|lora",
            defaultValue = "full",
            description = "What is trained: full for all weights; last for the last blocks with the last norm, and the "
                    + "head where it is not tied; head for the output embedding alone, which is untied first; lora for "
                    + "low-rank adapters beside linear layers. Default: ${DEFAULT-VALUE}.")
    Name method;

    @Option(
            names = "--last-blocks",
            paramLabel = "K",
            description = "With --method last: how many blocks, from the top. Default: " + BLOCKS + ".")
    Integer blocks;

    @Option(
            names = "--lora-rank",
            paramLabel = "R",
            description = "With --method lora: rank of the adapters. Default: " + RANK + ".")
    Integer rank;

    @Option(
            names = "--lora-alpha",
            paramLabel = "ALPHA",
            description = "With --method lora: the adapters' scale is ALPHA / R. Default: twice the rank.")
    Double alpha;

    @Option(
            names = "--lora-projections",
            paramLabel = "NAME",
            split = ",",
            description = "With --method lora: the linear layers that get an adapter, by the last part of their names, "
                    + "such as q_proj,v_proj. Default: those that make queries, keys and values.")
    List<String> projections = List.of();

    /// The method the options name.
    ///
    /// @throws ParameterException if an option of another method is given, or one is out of range
    Method method() {
        refuse(blocks != null && method != Name.LAST, "--last-blocks", Name.LAST);
        refuse(rank != null && method != Name.LORA, "--lora-rank", Name.LORA);
        refuse(alpha != null && method != Name.LORA, "--lora-alpha", Name.LORA);
        refuse(!projections.isEmpty() && method != Name.LORA, "--lora-projections", Name.LORA);
        return switch (method) {
            case FULL -> new Method.Full();
            case LAST -> new Method.LastBlocks(blocks == null ? BLOCKS : atLeastOne("--last-blocks", blocks));
            case HEAD -> new Method.Head();
            case LORA -> lora();
        };
    }

    private Method lora() {
        int chosen = rank == null ? RANK : atLeastOne("--lora-rank", rank);
        double scaled = alpha == null ? ALPHA_BY_RANK * chosen : alpha;
        if (!(scaled > 0) || !Double.isFinite(scaled)) {
            throw wrong("--lora-alpha must be a number above 0, not %s.".formatted(alpha));
        }
        return new Method.Lora(chosen, scaled, projections);
    }

    private int atLeastOne(String option, int value) {
        if (value < 1) {
            throw wrong("%s must be at least 1, not %d.".formatted(option, value));
        }
        return value;
    }

    private void refuse(boolean misplaced, String option, Name needed) {
        if (misplaced) {
            throw wrong("%s goes with --method %s only."
                    .formatted(option, needed.name().toLowerCase(Locale.ROOT)));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
