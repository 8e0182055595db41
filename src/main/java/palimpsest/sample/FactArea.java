package palimpsest.sample;

import java.util.List;

/// An area that is a list of facts, each told in many phrasings as [FactTexts] does.
interface FactArea extends Area {
    /// Its facts, in the order of their items.
    List<Fact> all();

    /// How often each trained form of each fact appears in one edition of the training text.
    int passes();

    /// Those of its facts that probe passages tell.
    default List<Fact> probed() {
        return all();
    }

    @Override
    default int facts() {
        return all().size();
    }

    @Override
    default AreaTexts texts(Dice dice, int editions) {
        return FactTexts.of(all(), probed(), passes() * editions, dice);
    }
}
