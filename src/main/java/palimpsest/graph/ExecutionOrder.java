package palimpsest.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The order in which ONNX Runtime runs a graph's nodes: from the last node that no other needs, depth first through
/// what each needs, the latest of them first. It is not the order they were added in, and decides how long values live.
final class ExecutionOrder {
    private ExecutionOrder() {}

    /// A node to visit, or to run once all it needs is in order.
    private record Visit(Node node, boolean ready) {}

    static List<Node> of(Graph graph) {
        List<Node> nodes = graph.liveNodes();
        Map<Node, Integer> index = new HashMap<>();
        nodes.forEach(node -> index.put(node, index.size()));
        Set<Node> needed = new HashSet<>();
        nodes.forEach(node -> node.inputs().forEach(input -> input.producer().ifPresent(needed::add)));
        Deque<Visit> stack = new ArrayDeque<>();
        nodes.stream().filter(node -> !needed.contains(node)).forEach(node -> stack.push(new Visit(node, false)));
        Set<Node> seen = new HashSet<>();
        List<Node> order = new ArrayList<>();
        while (!stack.isEmpty()) {
            Visit visit = stack.pop();
            if (visit.ready()) {
                order.add(visit.node());
            } else if (seen.add(visit.node())) {
                stack.push(new Visit(visit.node(), true));
                visit.node().inputs().stream()
                        .flatMap(input -> input.producer().stream())
                        .distinct()
                        .filter(node -> !seen.contains(node))
                        .sorted(Comparator.comparing(index::get))
                        .forEach(node -> stack.push(new Visit(node, false)));
            }
        }
        return order;
    }
}
