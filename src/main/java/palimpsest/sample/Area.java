package palimpsest.sample;

/// One area of knowledge of the sample world, such as the capitals of the world's countries.
///
/// A new area is one file that lists its facts (see [FactTexts]) or its grammar, and a line in [SampleWorld#areas()].
public interface Area {
    /// The name of the area in file names and in the `area` field, in lower case.
    String name();

    /// How many facts the area holds; 0 for an area of pure style.
    int facts();

    /// Its texts. The same throws give the same texts.
    AreaTexts texts(Dice dice);
}
