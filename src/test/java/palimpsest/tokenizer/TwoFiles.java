package palimpsest.tokenizer;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes a byte-level tokenizer as the two files that GPT-2 came with.
public final class TwoFiles {
    private TwoFiles() {}

    /// @param whole a `tokenizer.json`
    /// @param folder takes `vocab.json` and `merges.txt`
    public static void write(Path whole, Path folder) throws IOException {
        JsonObject model = JsonFile.read(whole).getAsJsonObject("model");
        Files.writeString(folder.resolve("vocab.json"), model.get("vocab").toString());
        List<String> lines = new ArrayList<>(List.of("#version: 0.2"));
        model.getAsJsonArray("merges").forEach(merge -> lines.add(merge.getAsString()));
        Files.write(folder.resolve("merges.txt"), lines);
    }
}
