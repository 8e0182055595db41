package palimpsest.tokenizer;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import palimpsest.tensor.InputException;

/// The files that a folder's tokenizer is in.
///
/// @param folder the model folder
/// @param file the file to name in messages
/// @param kind how the files are to be read
record TokenizerSource(Path folder, Path file, Kind kind) {
    /// The forms a tokenizer comes in, the best known first.
    enum Kind {
        JSON,
        MERGES,
        SENTENCE_PIECE
    }

    /// Finds `tokenizer.json`; else `vocab.json` with `merges.txt`; else a SentencePiece model.
    ///
    /// @throws InputException if there is none of them
    static TokenizerSource of(Path folder) {
        Path json = folder.resolve(JsonTokenizer.FILE_NAME);
        if (Files.isRegularFile(json)) {
            return new TokenizerSource(folder, json, Kind.JSON);
        }
        Path vocabulary = folder.resolve(MergesFiles.VOCABULARY);
        if (Files.isRegularFile(vocabulary) && Files.isRegularFile(folder.resolve(MergesFiles.MERGES))) {
            return new TokenizerSource(folder, vocabulary, Kind.MERGES);
        }
        Optional<Path> pieces = SentencePieceFile.NAMES.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
        return new TokenizerSource(folder, pieces.orElseThrow(() -> missing(folder)), Kind.SENTENCE_PIECE);
    }

    private static InputException missing(Path folder) {
        for (String other : List.of(MergesFiles.VOCABULARY, MergesFiles.MERGES, "vocab.txt", "tekken.json")) {
            if (Files.isRegularFile(folder.resolve(other))) {
                return new InputException(("%s has %s but no %s, and that file alone does not say how to cut a text; "
                                + "make one in Python with AutoTokenizer.from_pretrained(folder, use_fast=True)"
                                + ".save_pretrained(folder).")
                        .formatted(folder, other, JsonTokenizer.FILE_NAME));
            }
        }
        return new InputException(
                "%s has no %s; fetch the model's tokenizer into it.".formatted(folder, JsonTokenizer.FILE_NAME));
    }

    /// Equal where the files are, byte for byte.
    ///
    /// @throws InputException if a file cannot be read
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path part : parts()) {
                if (Files.isRegularFile(part)) {
                    digest.update(part.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(part));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new InputException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private List<Path> parts() {
        List<Path> parts = new ArrayList<>(List.of(file));
        for (String beside :
                List.of(MergesFiles.MERGES, "added_tokens.json", "special_tokens_map.json", "tokenizer_config.json")) {
            parts.add(folder.resolve(beside));
        }
        return parts;
    }

    /// The tokenizer in the form of a `tokenizer.json`.
    ///
    /// @throws InputException if a file cannot be read or is damaged
    TokenizerJson read() {
        JsonObject json = switch (kind) {
            case JSON -> JsonFile.read(file);
            case MERGES -> new MergesFiles(folder).toJson();
            case SENTENCE_PIECE -> new SentencePieceFile(folder, file).toJson();
        };
        TokenizerJson tokenizer = new TokenizerJson(json);
        if (kind == Kind.JSON) {
            ExtraTokens.complete(folder, tokenizer);
        }
        return tokenizer;
    }
}
