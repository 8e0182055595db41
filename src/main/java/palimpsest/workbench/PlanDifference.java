package palimpsest.workbench;

import java.util.List;
import java.util.stream.Collectors;
import palimpsest.train.Plan;

/// What two plans differ in.
///
/// @param what what it is, `learning rate`
/// @param left what the first has
/// @param right what the second has
public record PlanDifference(String what, String left, String right) {
    /// All of them, the most telling first.
    public static List<PlanDifference> between(Plan left, Plan right) {
        return PlanAspect.ALL.stream()
                .map(aspect -> new PlanDifference(
                        aspect.name(),
                        aspect.value().apply(left),
                        aspect.value().apply(right)))
                .filter(each -> !each.left().equals(each.right()))
                .toList();
    }

    /// What each of some plans is called beside the others, by what they differ in; empty where nothing tells them
    /// all apart in a few words.
    static List<String> names(List<Plan> plans) {
        List<PlanAspect> telling = PlanAspect.ALL.stream()
                .filter(aspect -> plans.stream()
                                .map(plan -> aspect.value().apply(plan))
                                .distinct()
                                .count()
                        > 1)
                .limit(3)
                .toList();
        List<String> names = plans.stream()
                .map(plan -> telling.stream()
                        .map(aspect -> aspect.called().apply(plan))
                        .collect(Collectors.joining(", ")))
                .toList();
        return names.stream().distinct().count() == plans.size() ? names : List.of();
    }

    @Override
    public String toString() {
        return what + " " + left + " \u2192 " + right;
    }
}
