package palimpsest.workbench;

import java.util.List;
import palimpsest.train.Plan;

/// Something of plans beside each other, in words.
///
/// @param what what it is, `learning rate`
/// @param values what each plan has of it
public record PlanLine(String what, List<String> values) {
    public PlanLine {
        values = List.copyOf(values);
    }

    /// All of what can differ in plans, the most telling first.
    public static List<PlanLine> of(List<Plan> plans) {
        return PlanAspect.ALL.stream()
                .map(aspect -> new PlanLine(
                        aspect.name(), plans.stream().map(aspect.value()).toList()))
                .toList();
    }

    /// Whether the plans differ in it.
    public boolean differs() {
        return values.stream().distinct().count() > 1;
    }
}
