package palimpsest.ui.experiment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import palimpsest.train.Method;

/// Which weights the run changes, with the few numbers that belong to each way.
public final class MethodViewModel {
    /// The ways to fine-tune.
    public enum Kind {
        FULL,
        LAST_BLOCKS,
        HEAD,
        LORA
    }

    private static final String KIND = "method";
    private static final String PROJECTIONS = "method-projections";

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.FULL);
    private final FieldViewModel blocks = new FieldViewModel(
            "Blocks", "Blocks that are trained, from the top", new FieldViewModel.Range(1, 100_000, true, false), "2");
    private final FieldViewModel rank = new FieldViewModel(
            "Rank", "Rows of an adapter's first matrix", new FieldViewModel.Range(1, 100_000, true, false), "8");
    private final FieldViewModel alpha = new FieldViewModel(
            "Alpha",
            "The adapters' scale is alpha / rank; auto is twice the rank",
            new FieldViewModel.Range(1e-6, 1e6, false, true),
            FieldViewModel.AUTO);
    private final StringProperty projections = new SimpleStringProperty(FieldViewModel.AUTO);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    MethodViewModel() {}

    public ObjectProperty<Kind> kind() {
        return kind;
    }

    /// The numbers that belong to a way, in the order in which they are shown.
    public List<FieldViewModel> fields(Kind of) {
        return switch (of) {
            case FULL, HEAD -> List.of();
            case LAST_BLOCKS -> List.of(blocks);
            case LORA -> List.of(rank, alpha);
        };
    }

    /// Names of the layers that get an adapter, separated by commas; `auto` for those that make queries, keys and
    /// values.
    public StringProperty projections() {
        return projections;
    }

    /// What the workbench says is wrong with the method; empty for nothing.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    void tell(String message) {
        problem.set(message);
    }

    /// The first thing wrong with a number that counts; empty when all are well.
    Optional<String> firstWrong() {
        return fields(kind.get()).stream()
                .filter(field -> field.value().isEmpty())
                .map(field -> field.problem().get())
                .findFirst();
    }

    /// The method; every number that counts has a value.
    Method method() {
        return switch (kind.get()) {
            case FULL -> new Method.Full();
            case LAST_BLOCKS -> new Method.LastBlocks((int) value(blocks));
            case HEAD -> new Method.Head();
            case LORA -> {
                double scale = value(alpha) == 0 ? 2 * value(rank) : value(alpha);
                yield new Method.Lora((int) value(rank), scale, names());
            }
        };
    }

    private List<String> names() {
        String typed = projections.get() == null ? "" : projections.get().strip();
        if (typed.isEmpty() || typed.equalsIgnoreCase(FieldViewModel.AUTO)) {
            return List.of();
        }
        return Arrays.stream(typed.split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /// Takes over a plan's method.
    void show(Method method) {
        switch (method) {
            case Method.Full() -> kind.set(Kind.FULL);
            case Method.LastBlocks(int count) -> {
                kind.set(Kind.LAST_BLOCKS);
                blocks.show(count);
            }
            case Method.Head() -> kind.set(Kind.HEAD);
            case Method.Lora lora -> {
                kind.set(Kind.LORA);
                rank.show(lora.rank());
                alpha.show(lora.alpha());
                projections.set(
                        lora.projections().isEmpty() ? FieldViewModel.AUTO : String.join(", ", lora.projections()));
            }
        }
    }

    /// The fields as typed, by name.
    Map<String, String> draft() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(KIND, kind.get().name());
        texts.put(PROJECTIONS, projections.get());
        List.of(blocks, rank, alpha)
                .forEach(field -> texts.put(name(field), field.text().get()));
        return texts;
    }

    void restore(Map<String, String> texts) {
        for (Kind each : Kind.values()) {
            if (each.name().equals(texts.get(KIND))) {
                kind.set(each);
            }
        }
        projections.set(texts.getOrDefault(PROJECTIONS, FieldViewModel.AUTO));
        List.of(blocks, rank, alpha)
                .forEach(field -> field.text()
                        .set(texts.getOrDefault(name(field), field.text().get())));
    }

    /// Calls `action` after every change.
    void onChange(Runnable action) {
        kind.addListener((observed, before, now) -> action.run());
        projections.addListener((observed, before, now) -> action.run());
        List.of(blocks, rank, alpha)
                .forEach(field -> field.text().addListener((observed, before, now) -> action.run()));
    }

    private static String name(FieldViewModel field) {
        return "method-" + field.label().toLowerCase(Locale.ROOT);
    }

    private static double value(FieldViewModel field) {
        return field.value().orElseThrow();
    }
}
