package palimpsest.tokenizer;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import palimpsest.tensor.InputException;

/// What a SentencePiece model file holds (the protocol buffer `sentencepiece.ModelProto`).
///
/// @param pieces by id
/// @param unigram whether texts are cut into the likeliest pieces; otherwise pairs are merged, the best score first
/// @param byteFallback whether what the pieces cannot spell is spelled in bytes
/// @param charsmap SentencePiece's compiled table of characters to normalise; may be empty
/// @param prefixSpace whether a space is put in front of a text
/// @param singleSpaces whether spaces at both ends are dropped, and several become one
/// @param beginning id of the token that begins a text; negative for none
record SentencePieceModel(
        List<Piece> pieces,
        boolean unigram,
        boolean byteFallback,
        byte[] charsmap,
        boolean prefixSpace,
        boolean singleSpaces,
        int beginning) {
    private static final int UNIGRAM = 1;
    private static final int BPE = 2;

    /// What a piece stands for, with the format's number.
    enum Kind {
        NORMAL(1),
        UNKNOWN(2),
        CONTROL(3),
        USER_DEFINED(4),
        UNUSED(5),
        BYTE(6);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        private static Kind of(long number) throws InvalidProtocolBufferException {
            for (Kind kind : values()) {
                if (kind.number == number) {
                    return kind;
                }
            }
            throw new InvalidProtocolBufferException("a piece of kind " + number);
        }
    }

    /// @param score log probability, or the order of merging
    record Piece(String text, float score, Kind kind) {}

    /// @throws InputException if the file cannot be read or is of a kind that the library has no counterpart for
    static SentencePieceModel read(Path file) {
        try {
            return parse(file, UnknownFieldSet.parseFrom(Files.readAllBytes(file)));
        } catch (InvalidProtocolBufferException e) {
            throw new InputException(
                    ("%s is no SentencePiece model (some models call another format by this name); fetch the model's "
                                    + "tokenizer.json.")
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw new InputException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private static SentencePieceModel parse(Path file, UnknownFieldSet root) throws InvalidProtocolBufferException {
        UnknownFieldSet trainer = message(root, 2);
        UnknownFieldSet normalizer = message(root, 3);
        List<Piece> pieces = new ArrayList<>();
        for (ByteString piece : root.getField(1).getLengthDelimitedList()) {
            pieces.add(piece(UnknownFieldSet.parseFrom(piece)));
        }
        if (pieces.isEmpty()) {
            throw new InvalidProtocolBufferException("no pieces");
        }
        long type = number(trainer, 3, UNIGRAM);
        if (type != UNIGRAM && type != BPE) {
            throw new InputException(("%s cuts texts into words or single characters, which is not supported; it must "
                            + "be of the type unigram or bpe.")
                    .formatted(file));
        }
        if (number(trainer, 24, 0) != 0) {
            throw new InputException(
                    "%s writes spaces behind words, which is not supported; fetch the model's tokenizer.json."
                            .formatted(file));
        }
        return new SentencePieceModel(
                List.copyOf(pieces),
                type == UNIGRAM,
                number(trainer, 35, 0) != 0,
                bytes(normalizer, 2).toByteArray(),
                number(normalizer, 3, 1) != 0,
                number(normalizer, 4, 1) != 0,
                (int) number(trainer, 41, 1));
    }

    private static Piece piece(UnknownFieldSet fields) throws InvalidProtocolBufferException {
        List<Integer> score = fields.getField(2).getFixed32List();
        return new Piece(
                bytes(fields, 1).toStringUtf8(),
                score.isEmpty() ? 0 : Float.intBitsToFloat(score.getLast()),
                Kind.of(number(fields, 3, Kind.NORMAL.number())));
    }

    private static UnknownFieldSet message(UnknownFieldSet fields, int number) throws InvalidProtocolBufferException {
        return UnknownFieldSet.parseFrom(bytes(fields, number));
    }

    private static ByteString bytes(UnknownFieldSet fields, int number) {
        List<ByteString> values = fields.getField(number).getLengthDelimitedList();
        return values.isEmpty() ? ByteString.EMPTY : values.getLast();
    }

    private static long number(UnknownFieldSet fields, int number, long absent) {
        List<Long> values = fields.getField(number).getVarintList();
        return values.isEmpty() ? absent : values.getLast();
    }
}
