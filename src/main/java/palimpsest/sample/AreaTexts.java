package palimpsest.sample;

import java.util.List;

/// What an area writes.
///
/// @param training documents of one to four sentences, in the order of the file
/// @param heldOut documents that tell facts of the area in forms that training never uses for those facts
/// @param probes passages to ask a model about: facts in their plainest form, which training has, in combinations
///     that training has not
/// @param items one question a fact, in a form that training has or, for some, in one that it never uses for that
///     fact; none in an area of pure style
public record AreaTexts(List<String> training, List<String> heldOut, List<String> probes, List<Item> items) {
    public AreaTexts {
        training = List.copyOf(training);
        heldOut = List.copyOf(heldOut);
        probes = List.copyOf(probes);
        items = List.copyOf(items);
    }
}
