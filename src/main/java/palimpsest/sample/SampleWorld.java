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
/// seed and the SHA-256 of each file.
public final class SampleWorld {
    /// The seed of the texts in the repository.
    public static final long SEED = 1;

    private SampleWorld() {}

    /// The areas of knowledge, in the order in which they are shown.
    public static List<Area> areas() {
        return List.of(new Capitals(), new Elements(), new Arithmetic(), new Words(), new Dates());
    }

    /// The texts to fine-tune on.
    public static List<NewText> newTexts() {
        return List.of(new Atlas());
    }

    /// Writes every text of the world into `folder`, over what is there by the same name; other files stay.
    ///
    /// @throws UncheckedIOException when a file cannot be written; the message names it
    public static SampleReport write(Path folder, long seed) {
        List<SampleFile> files = new ArrayList<>();
        for (SampleText text : texts(seed)) {
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
        int facts = areas().stream().mapToInt(Area::facts).sum();
        SampleReport report = new SampleReport(seed, facts, files);
        writeManifest(folder.resolve("manifest.json"), report);
        return report;
    }

    /// The paths of the texts that are missing from `folder` or differ there from what the seed gives; empty when all
    /// are byte for byte the same.
    ///
    /// @throws UncheckedIOException when a file cannot be read; the message names it
    public static List<String> differences(Path folder, long seed) {
        List<String> differing = new ArrayList<>();
        for (SampleText text : texts(seed)) {
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

    private static List<SampleText> texts(long seed) {
        List<SampleText> files = new ArrayList<>();
        for (Area area : areas()) {
            AreaTexts texts = area.texts(Dice.of(seed, area.name()));
            String file = area.name() + ".jsonl";
            files.add(SampleText.jsonLines("base/" + file, area.name(), texts.training()));
            files.add(SampleText.jsonLines("heldout/" + file, area.name(), texts.heldOut()));
            files.addAll(asked(area.name(), texts.probes(), texts.items()));
        }
        for (NewText text : newTexts()) {
            NewText.Texts texts = text.texts(Dice.of(seed, text.name()));
            files.add(SampleText.paragraphs("new/" + text.name() + ".txt", texts.paragraphs()));
            files.addAll(asked(text.name(), texts.probes(), texts.items()));
        }
        return files;
    }

    private static List<SampleText> asked(String name, List<String> probes, List<Item> items) {
        SampleText passages = SampleText.jsonLines("probes/" + name + ".jsonl", name, probes);
        return items.isEmpty()
                ? List.of(passages)
                : List.of(passages, SampleText.items("items/" + name + ".jsonl", name, items));
    }

    private static void writeManifest(Path file, SampleReport report) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("command", "palimpsest sample --seed " + report.seed());
        manifest.put("seed", report.seed());
        manifest.put("facts", report.facts());
        manifest.put("files", report.files());
        String json = new GsonBuilder().setPrettyPrinting().create().toJson(manifest) + "\n";
        try {
            Files.writeString(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the list of sample texts " + file + ".", e);
        }
    }
}
