package palimpsest.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.tokenizer.SentencePieceModel.Kind;
import palimpsest.tokenizer.SentencePieceModel.Piece;

/// A SentencePiece model, told to the tokenizers library as the `tokenizer.json` that cuts texts the same way.
///
/// @param folder of the model, for the files beside
/// @param file the SentencePiece model
record SentencePieceFile(Path folder, Path file) {
    /// The names such a file goes by.
    static final List<String> NAMES = List.of("tokenizer.model", "spiece.model", "sentencepiece.bpe.model");

    private static final String SPACE = "\u2581";

    /// @throws palimpsest.tensor.InputException if the file cannot be read or is of a kind not supported
    JsonObject toJson() {
        SentencePieceModel model = SentencePieceModel.read(file);
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        ExtraTokens extra = new ExtraTokens(folder);
        for (int id = 0; id < model.pieces().size(); id++) {
            Piece piece = model.pieces().get(id);
            vocabulary.putIfAbsent(piece.text(), id);
            switch (piece.kind()) {
                case UNKNOWN, CONTROL -> extra.add(id, piece.text(), true);
                case USER_DEFINED -> extra.add(id, piece.text(), false);
                case NORMAL, UNUSED, BYTE -> {}
            }
        }
        extra.addFromFiles(vocabulary);
        JsonObject json = TokenizerParts.tokenizer(
                extra.toJson(),
                TokenizerParts.sequence("normalizers", normalizers(model)),
                JsonNull.INSTANCE,
                TokenizerParts.sequence("decoders", decoders(model)));
        json.add("model", model.unigram() ? unigram(model) : bpe(model, vocabulary));
        if (model.beginning() >= 0 && model.beginning() < model.pieces().size() && ControlTokens.addsByHabit(folder)) {
            Piece begin = model.pieces().get(model.beginning());
            json.add("post_processor", TokenizerParts.startingWith(begin.text(), model.beginning()));
        }
        return json;
    }

    private static List<JsonObject> normalizers(SentencePieceModel model) {
        List<JsonObject> steps = new ArrayList<>();
        if (model.charsmap().length > 0) {
            JsonObject precompiled = TokenizerParts.part("Precompiled");
            precompiled.addProperty("precompiled_charsmap", Base64.getEncoder().encodeToString(model.charsmap()));
            steps.add(precompiled);
        }
        if (model.singleSpaces()) {
            JsonObject strip = TokenizerParts.part("Strip");
            strip.addProperty("strip_left", true);
            strip.addProperty("strip_right", true);
            steps.add(strip);
            steps.add(TokenizerParts.replace("Regex", " {2,}", " "));
        }
        if (model.prefixSpace()) {
            JsonObject prepend = TokenizerParts.part("Prepend");
            prepend.addProperty("prepend", SPACE);
            steps.add(prepend);
        }
        steps.add(TokenizerParts.replace("String", " ", SPACE));
        return steps;
    }

    private static List<JsonObject> decoders(SentencePieceModel model) {
        List<JsonObject> steps = new ArrayList<>();
        steps.add(TokenizerParts.replace("String", SPACE, " "));
        steps.add(TokenizerParts.part("ByteFallback"));
        steps.add(TokenizerParts.part("Fuse"));
        if (model.prefixSpace()) {
            JsonObject strip = TokenizerParts.part("Strip");
            strip.addProperty("content", " ");
            strip.addProperty("start", 1);
            strip.addProperty("stop", 0);
            steps.add(strip);
        }
        return steps;
    }

    private static JsonObject unigram(SentencePieceModel model) {
        JsonArray vocabulary = new JsonArray(model.pieces().size());
        for (Piece piece : model.pieces()) {
            vocabulary.add(
                    TokenizerParts.array(new JsonPrimitive(piece.text()), new JsonPrimitive((double) piece.score())));
        }
        JsonObject json = TokenizerParts.part("Unigram");
        json.addProperty("unk_id", unknown(model));
        json.add("vocab", vocabulary);
        json.addProperty("byte_fallback", model.byteFallback());
        return json;
    }

    private static int unknown(SentencePieceModel model) {
        for (int id = 0; id < model.pieces().size(); id++) {
            if (model.pieces().get(id).kind() == Kind.UNKNOWN) {
                return id;
            }
        }
        return 0;
    }

    /// A pair is merged where its whole is a piece; the piece with the best score first, and of one piece the pair with
    /// the longest left part.
    private static JsonObject bpe(SentencePieceModel model, Map<String, Integer> vocabulary) {
        List<Merge> merges = new ArrayList<>();
        for (Piece piece : model.pieces()) {
            if (piece.kind() == Kind.NORMAL) {
                addMerges(model, vocabulary, piece, merges);
            }
        }
        merges.sort(Comparator.comparingDouble((Merge merge) -> -merge.score())
                .thenComparing(merge -> merge.left().length(), Comparator.reverseOrder())
                .thenComparing(merge -> merge.right().length(), Comparator.reverseOrder()));
        JsonArray pairs = new JsonArray(merges.size());
        merges.forEach(merge ->
                pairs.add(TokenizerParts.array(new JsonPrimitive(merge.left()), new JsonPrimitive(merge.right()))));
        String unknown = model.pieces().get(unknown(model)).text();
        return TokenizerParts.bpe(vocabulary, pairs, unknown, model.byteFallback());
    }

    private record Merge(String left, String right, float score) {}

    private static void addMerges(
            SentencePieceModel model, Map<String, Integer> vocabulary, Piece piece, List<Merge> merges) {
        String text = piece.text();
        for (int cut = text.offsetByCodePoints(0, Math.min(1, text.length()));
                cut < text.length();
                cut = text.offsetByCodePoints(cut, 1)) {
            String left = text.substring(0, cut);
            String right = text.substring(cut);
            if (isNormal(model, vocabulary.get(left)) && isNormal(model, vocabulary.get(right))) {
                merges.add(new Merge(left, right, piece.score()));
            }
        }
    }

    private static boolean isNormal(SentencePieceModel model, Integer id) {
        return id != null && model.pieces().get(id).kind() == Kind.NORMAL;
    }
}
