package palimpsest.sample;

import java.util.ArrayList;
import java.util.List;

/// Every text of the world for one seed and number of editions, before it is written.
///
/// @param areas the areas of knowledge with their texts
/// @param newTexts the texts to fine-tune on
record WorldTexts(List<Told> areas, List<New> newTexts) {
    record Told(Area area, AreaTexts texts) {
        SampleText training() {
            return SampleText.jsonLines("base/" + area.name() + ".jsonl", area.name(), texts.training());
        }

        SampleText heldOut() {
            return SampleText.jsonLines("heldout/" + area.name() + ".jsonl", area.name(), texts.heldOut());
        }

        AreaCount count() {
            SampleText training = training();
            return new AreaCount(
                    area.name(), area.facts(), texts.items().size(), training.documents(), training.bytes().length);
        }
    }

    record New(NewText text, NewText.Texts texts) {
        SampleText paragraphs() {
            return SampleText.paragraphs("new/" + text.name() + ".txt", texts.paragraphs());
        }

        AreaCount count() {
            SampleText file = paragraphs();
            int taught = texts.items().size();
            return new AreaCount(text.name(), taught, taught, file.documents(), file.bytes().length);
        }
    }

    /// @param editions of the training texts
    static WorldTexts of(long seed, int editions) {
        return new WorldTexts(
                SampleWorld.areas().stream()
                        .map(area -> new Told(area, area.texts(Dice.of(seed, area.name()), editions)))
                        .toList(),
                SampleWorld.newTexts().stream()
                        .map(text -> new New(text, text.texts(Dice.of(seed, text.name()))))
                        .toList());
    }

    /// The files, in the order in which they are written.
    List<SampleText> files() {
        List<SampleText> files = new ArrayList<>();
        for (Told told : areas) {
            files.add(told.training());
            files.add(told.heldOut());
            files.addAll(asked(
                    told.area().name(), told.texts().probes(), told.texts().items()));
        }
        for (New told : newTexts) {
            files.add(told.paragraphs());
            files.addAll(asked(
                    told.text().name(), told.texts().probes(), told.texts().items()));
        }
        return files;
    }

    private static List<SampleText> asked(String name, List<String> probes, List<Item> items) {
        SampleText passages = SampleText.jsonLines("probes/" + name + ".jsonl", name, probes);
        return items.isEmpty()
                ? List.of(passages)
                : List.of(passages, SampleText.items("items/" + name + ".jsonl", name, items));
    }
}
