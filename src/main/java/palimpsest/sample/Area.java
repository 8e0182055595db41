package palimpsest.sample;

import java.util.List;

/// One area of knowledge of the sample world, such as the capitals of the world's countries.
///
/// A new area is one file that lists its facts (see [FactTexts]) or its grammar, and a line in [SampleWorld#areas()].
public interface Area {
    /// The name of the area in file names and in the `area` field, in lower case.
    String name();

    /// How many facts the area holds; 0 for an area of pure style.
    int facts();

    /// Its texts. The same throws give the same texts; held-out texts, probes and items are the same for any number of
    /// editions.
    ///
    /// @param editions how often training tells everything over, each time in another order and company
    AreaTexts texts(Dice dice, int editions);

    /// What is wrong in its texts by the area's own reckoning, such as a sum that does not add up: a sentence each. It
    /// reads what was written and not the tables that it was written from.
    default List<String> faults(AreaTexts texts) {
        return List.of();
    }
}
