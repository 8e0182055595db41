package palimpsest.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import palimpsest.tensor.InputException;

/// Reads a text file as it stands.
final class PlainText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PlainText() {}

    /// @throws InputException if it is missing, empty, unreadable or not UTF-8
    static String read(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + " is a folder; give a text file.");
        }
        if (!Files.exists(file)) {
            throw new InputException("There is no file " + file + "; check its name and place.");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            if (content.isEmpty()) {
                throw new InputException(file + " is empty; give a file with text in it.");
            }
            return content;
        } catch (CharacterCodingException e) {
            throw new InputException(file + " is not UTF-8 text; save it as UTF-8 and try again.", e);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
