package palimpsest.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads a [Knowledge] off what the probes came to, given step after step from the base's on, and off held-out losses,
/// for areas that have no probes. One thread.
public final class KnowledgeReader {
    private final List<Passage> passages;
    private final List<Question> questions;
    private final Map<String, List<Integer>> passagesOf = new LinkedHashMap<>();
    private final Map<String, List<Integer>> questionsOf = new LinkedHashMap<>();
    private final List<Recall> recalls = new ArrayList<>();
    private final List<Long> measuredAt = new ArrayList<>();
    private final Map<String, List<Double>> measured = new LinkedHashMap<>();

    public KnowledgeReader(List<Passage> passages, List<Question> questions) {
        this.passages = List.copyOf(passages);
        this.questions = List.copyOf(questions);
        for (int i = 0; i < passages.size(); i++) {
            String area = passages.get(i).area();
            passagesOf.computeIfAbsent(area, name -> new ArrayList<>()).add(i);
            questionsOf.putIfAbsent(area, new ArrayList<>());
        }
        for (int i = 0; i < questions.size(); i++) {
            String area = questions.get(i).area();
            passagesOf.putIfAbsent(area, new ArrayList<>());
            questionsOf.computeIfAbsent(area, name -> new ArrayList<>()).add(i);
        }
    }

    /// Takes the next snapshot of the probes.
    public void add(ProbeSnapshot snapshot) {
        add(Recall.of(passages, snapshot));
    }

    /// Takes what the next snapshot of the probes came to.
    public void add(Recall recall) {
        recalls.add(recall);
    }

    /// Takes the held-out losses of the next measurement.
    public void add(long step, List<AreaLoss> losses) {
        measuredAt.add(step);
        for (AreaLoss loss : losses) {
            if (!passagesOf.containsKey(loss.area()) && !loss.area().equals(AreaLoss.OLD)) {
                measured.computeIfAbsent(loss.area(), name -> new ArrayList<>()).add(loss.bitsPerByte());
            }
        }
    }

    /// The ledger as it stands.
    public Knowledge knowledge() {
        boolean probed = !recalls.isEmpty();
        List<Long> steps = probed ? recalls.stream().map(Recall::step).toList() : measuredAt;
        List<Knowledge.Area> areas = new ArrayList<>();
        if (probed) {
            passagesOf.keySet().forEach(name -> areas.add(area(name)));
        }
        measured.forEach((name, losses) -> {
            if (losses.size() >= steps.size()) {
                areas.add(new Knowledge.Area(
                        name, List.of(), losses.subList(0, steps.size()), Optional.empty(), OptionalLong.empty()));
            }
        });
        areas.sort(Comparator.comparing(area -> area.name().equals(AreaLoss.NEW)));
        return steps.isEmpty() ? Knowledge.NONE : new Knowledge(steps, areas);
    }

    private Knowledge.Area area(String name) {
        List<Knowledge.Item> items = questionsOf.get(name).stream()
                .map(this::item)
                .sorted(Comparator.comparingDouble(Knowledge.Item::delta).reversed())
                .toList();
        double[] bytes = bytes(name);
        PairedBootstrap bootstrap =
                new PairedBootstrap(bits(name, recalls.getFirst()), bits(name, recalls.getLast()), bytes);
        List<Double> perByte = recalls.stream()
                .map(recall -> PairedBootstrap.perByte(bits(name, recall), bytes))
                .toList();
        return new Knowledge.Area(name, items, perByte, Optional.of(bootstrap.change()), halfLost(items));
    }

    /// Bits of each of an area's texts.
    private double[] bits(String name, Recall recall) {
        List<Integer> texts = passagesOf.get(name);
        List<Integer> asked = questionsOf.get(name);
        double[] bits = new double[texts.size() + asked.size()];
        for (int i = 0; i < texts.size(); i++) {
            bits[i] = recall.bits()[texts.get(i)];
        }
        for (int i = 0; i < asked.size(); i++) {
            bits[texts.size() + i] = recall.answers().bits()[asked.get(i)];
        }
        return bits;
    }

    private double[] bytes(String name) {
        List<Integer> texts = passagesOf.get(name);
        List<Integer> asked = questionsOf.get(name);
        double[] bytes = new double[texts.size() + asked.size()];
        for (int i = 0; i < texts.size(); i++) {
            bytes[i] = recalls.getFirst().bytes()[texts.get(i)];
        }
        for (int i = 0; i < asked.size(); i++) {
            bytes[texts.size() + i] = questions.get(asked.get(i)).bytes();
        }
        return bytes;
    }

    private Knowledge.Item item(int index) {
        float[] log2p = new float[recalls.size()];
        boolean[] known = new boolean[recalls.size()];
        for (int at = 0; at < log2p.length; at++) {
            AnswerScores answers = recalls.get(at).answers();
            log2p[at] = answers.log2p()[index];
            known[at] = answers.rank()[index] == 1;
        }
        return new Knowledge.Item(questions.get(index), log2p, known);
    }

    private OptionalLong halfLost(List<Knowledge.Item> items) {
        List<Knowledge.Item> base =
                items.stream().filter(Knowledge.Item::knownBefore).toList();
        for (int at = 0; at < recalls.size() && !base.isEmpty(); at++) {
            int index = at;
            long left = base.stream().filter(item -> item.known(index)).count();
            if (2 * left <= base.size()) {
                return OptionalLong.of(recalls.get(at).step());
            }
        }
        return OptionalLong.empty();
    }
}
