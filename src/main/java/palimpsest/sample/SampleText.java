package palimpsest.sample;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A file before it is written: UTF-8, lines end with `\n` on every system.
///
/// @param path where it stands in the folder
/// @param documents how many documents or items it holds
/// @param lines its lines, without their ends
record SampleText(String path, int documents, List<String> lines) {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    /// One JSON object with `area` and `text` a line.
    static SampleText jsonLines(String path, String area, List<String> documents) {
        return new SampleText(
                path,
                documents.size(),
                documents.stream().map(text -> json("area", area, "text", text)).toList());
    }

    /// One JSON object with `area`, `prompt` and `answer` a line.
    static SampleText items(String path, String area, List<Item> items) {
        return new SampleText(
                path,
                items.size(),
                items.stream()
                        .map(item -> json("area", area, "prompt", item.prompt(), "answer", item.answer()))
                        .toList());
    }

    /// Plain text, an empty line between paragraphs.
    static SampleText paragraphs(String path, List<String> paragraphs) {
        return new SampleText(
                path, paragraphs.size(), String.join("\n\n", paragraphs).lines().toList());
    }

    /// Writes the file into the stream, which stays open, and says what was written.
    SampleFile write(OutputStream stream) throws IOException {
        MessageDigest digest = sha256();
        OutputStream out = new BufferedOutputStream(new DigestOutputStream(stream, digest));
        long bytes = 0;
        for (String line : lines) {
            byte[] encoded = (line + "\n").getBytes(StandardCharsets.UTF_8);
            out.write(encoded);
            bytes += encoded.length;
        }
        out.flush();
        return new SampleFile(path, documents, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /// The bytes of the file.
    byte[] bytes() {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// An object of the names and values, in turn.
    private static String json(String... namesAndValues) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.addProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return GSON.toJson(object);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
