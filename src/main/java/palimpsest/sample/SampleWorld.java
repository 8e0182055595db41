package palimpsest.sample;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A small world whose every piece of knowledge is listed: the corpora that the sample model is pretrained on, the
/// texts that test what it knows, and the new text that makes it forget.
///
/// The same seed gives the same bytes on every machine. A folder holds `base/AREA.jsonl` (training),
/// `heldout/AREA.jsonl`, `probes/AREA.jsonl`, `items/AREA.jsonl` (questions with their answers, where the area has
/// facts), for each new text `new/NAME.txt`, `probes/NAME.jsonl` and `items/NAME.jsonl`, and `manifest.json` with the
/// seed, what each area holds, and the SHA-256 of each file.
public final class SampleWorld {
    /// The seed of the texts in the repository.
    public static final long SEED = 1;

    private SampleWorld() {}

    /// The areas of knowledge, in the order in which they are shown.
    public static List<Area> areas() {
        return List.of(
                new Capitals(),
                new Elements(),
                new Arithmetic(),
                new Words(),
                new Dates(),
                new Stories(),
                new Functions(),
                new Letters());
    }

    /// The texts to fine-tune on.
    public static List<NewText> newTexts() {
        return List.of(new Atlas(), new Planet(), new NewLanguage(), new Verse(), new Instructions());
    }

    /// Writes every text of the world into `folder`, over what is there by the same name; other files stay.
    ///
    /// @param editions how often the training texts tell everything over, each time in another order and company; all
    ///     other texts are the same for any number. The repository holds one edition, its models were trained on more
    /// @throws UncheckedIOException when a file cannot be written; the message names it
    public static SampleReport write(Path folder, long seed, int editions) {
        List<SampleFile> files = new ArrayList<>();
        WorldTexts world = WorldTexts.of(seed, editions);
        for (SampleText text : world.files()) {
            Path file = folder.resolve(text.path());
            try {
                Files.createDirectories(file.getParent());
                try (OutputStream out = Files.newOutputStream(file)) {
                    files.add(text.write(out));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write the sample text " + file + ".", e);
            }
        }
        SampleReport report = new SampleReport(
                seed,
                editions,
                world.areas().stream().map(WorldTexts.Told::count).toList(),
                world.newTexts().stream().map(WorldTexts.New::count).toList(),
                files);
        writeManifest(folder.resolve("manifest.json"), report);
        return report;
    }

    /// The paths of the texts that are missing from `folder` or differ there from what the seed gives; empty when all
    /// are byte for byte the same.
    ///
    /// @throws UncheckedIOException when a file cannot be read; the message names it
    public static List<String> differences(Path folder, long seed) {
        return differences(folder, WorldTexts.of(seed, 1));
    }

    static List<String> differences(Path folder, WorldTexts world) {
        List<String> differing = new ArrayList<>();
        for (SampleText text : world.files()) {
            Path file = folder.resolve(text.path());
            try {
                if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), text.bytes())) {
                    differing.add(text.path());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the sample text " + file + ".", e);
            }
        }
        return differing;
    }

    private static void writeManifest(Path file, SampleReport report) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("command", "palimpsest sample --seed " + report.seed() + " --editions " + report.editions());
        manifest.put("seed", report.seed());
        manifest.put("editions", report.editions());
        manifest.put("facts", report.facts());
        manifest.put("areas", report.areas());
        manifest.put("newTexts", report.newTexts());
        manifest.put("files", report.files());
        String json = new GsonBuilder().setPrettyPrinting().create().toJson(manifest) + "\n";
        try {
            Files.writeString(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the list of sample texts " + file + ".", e);
        }
    }
}
