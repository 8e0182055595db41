package palimpsest.sample;

import java.util.List;

/// What an area writes.
///
/// @param training documents of one to four sentences, in the order of the file
/// @param heldOut documents that tell facts of the area in forms that training never uses for those facts
/// @param probes passages to ask a model about: facts in their plainest form, which training has, in combinations
///     that training has not
public record AreaTexts(List<String> training, List<String> heldOut, List<String> probes) {
    public AreaTexts {
        training = List.copyOf(training);
        heldOut = List.copyOf(heldOut);
        probes = List.copyOf(probes);
    }
}
