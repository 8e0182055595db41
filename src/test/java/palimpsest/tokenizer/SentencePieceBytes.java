package palimpsest.tokenizer;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import palimpsest.tokenizer.SentencePieceModel.Kind;
import palimpsest.tokenizer.SentencePieceModel.Piece;

/// Writes SentencePiece model files for tests, field by field.
public final class SentencePieceBytes {
    final List<Piece> pieces = new ArrayList<>();
    private final UnknownFieldSet.Builder trainer = UnknownFieldSet.newBuilder();
    private final UnknownFieldSet.Builder normalizer = UnknownFieldSet.newBuilder();

    /// With `<unk>`, `<s>` and `</s>` as the first three pieces.
    public SentencePieceBytes(long type, boolean byteFallback) {
        trainer.addField(3, number(type)).addField(35, number(byteFallback ? 1 : 0));
        add("<unk>", 0, Kind.UNKNOWN);
        add("<s>", 0, Kind.CONTROL);
        add("</s>", 0, Kind.CONTROL);
    }

    SentencePieceBytes add(String text, double score, Kind kind) {
        pieces.add(new Piece(text, (float) score, kind));
        return this;
    }

    /// Adds pieces that texts are cut into, the first merged first.
    public SentencePieceBytes pieces(List<String> texts) {
        for (int rank = 0; rank < texts.size(); rank++) {
            add(texts.get(rank), -rank, Kind.NORMAL);
        }
        return this;
    }

    public SentencePieceBytes bytes() {
        for (int value = 0; value < 256; value++) {
            add("<0x%02X>".formatted(value), 0, Kind.BYTE);
        }
        return this;
    }

    SentencePieceBytes trainer(int field, long value) {
        trainer.addField(field, number(value));
        return this;
    }

    public SentencePieceBytes normalizer(int field, long value) {
        normalizer.addField(field, number(value));
        return this;
    }

    public void write(Path file) throws IOException {
        Field.Builder all = Field.newBuilder();
        for (Piece piece : pieces) {
            UnknownFieldSet fields = UnknownFieldSet.newBuilder()
                    .addField(1, bytes(ByteString.copyFromUtf8(piece.text())))
                    .addField(
                            2,
                            Field.newBuilder()
                                    .addFixed32(Float.floatToIntBits(piece.score()))
                                    .build())
                    .addField(3, number(piece.kind().number()))
                    .build();
            all.addLengthDelimited(fields.toByteString());
        }
        UnknownFieldSet model = UnknownFieldSet.newBuilder()
                .addField(1, all.build())
                .addField(2, bytes(trainer.build().toByteString()))
                .addField(3, bytes(normalizer.build().toByteString()))
                .build();
        Files.write(file, model.toByteArray());
    }

    private static Field number(long value) {
        return Field.newBuilder().addVarint(value).build();
    }

    private static Field bytes(ByteString value) {
        return Field.newBuilder().addLengthDelimited(value).build();
    }
}
