package palimpsest.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a check of the sample world has found.
///
/// @param areas what each area of knowledge holds
/// @param newTexts what each text to fine-tune on holds
/// @param faults what is wrong in the folder or in the facts, a sentence each; empty where all is right
public record SampleCheck(List<AreaCount> areas, List<AreaCount> newTexts, List<String> faults) {
    public SampleCheck {
        areas = List.copyOf(areas);
        newTexts = List.copyOf(newTexts);
        faults = List.copyOf(faults);
    }

    /// Makes every text again in memory, compares it byte for byte with the folder, and checks its facts.
    ///
    /// @throws java.io.UncheckedIOException when a file cannot be read; the message names it
    public static SampleCheck of(Path folder, long seed) {
        WorldTexts world = WorldTexts.of(seed, 1);
        List<String> faults = new ArrayList<>();
        SampleWorld.differences(folder, world)
                .forEach(path -> faults.add(
                        folder.resolve(path) + " is missing or differs from what the seed " + seed + " gives."));
        for (WorldTexts.Told told : world.areas()) {
            String area = told.area().name();
            AreaTexts texts = told.texts();
            FactCheck check = new FactCheck(texts.training(), texts.items());
            check.faults().forEach(fault -> faults.add(area + ": " + fault));
            FactCheck.misspelt(texts.heldOut()).forEach(fault -> faults.add(area + ": " + fault));
            FactCheck.misspelt(texts.probes()).forEach(fault -> faults.add(area + ": " + fault));
            told.area().faults(texts).forEach(fault -> faults.add(area + ": " + fault));
        }
        for (WorldTexts.New told : world.newTexts()) {
            FactCheck check =
                    new FactCheck(told.texts().paragraphs(), told.texts().items());
            check.faults().forEach(fault -> faults.add(told.text().name() + ": " + fault));
        }
        return new SampleCheck(
                world.areas().stream().map(WorldTexts.Told::count).toList(),
                world.newTexts().stream().map(WorldTexts.New::count).toList(),
                faults);
    }
}
