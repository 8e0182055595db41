package palimpsest.workbench;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.function.Consumer;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.measure.TextGenerator;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.InputException;

/// Continues a text with a model, on the engine thread.
final class TextContinuation {
    private TextContinuation() {}

    /// Adds tokens until there are enough or the model ends the text.
    ///
    /// @param pieces takes the new text as it grows; only whole characters
    /// @throws InputException if there is nothing to begin with
    static void write(
            ModelFolder model, String prompt, int tokens, double temperature, long seed, Consumer<String> pieces) {
        int[] ids = begin(model, prompt);
        try (Arena arena = Arena.ofShared();
                Engine engine = Engine.open(Device.cpu(), 0);
                TextGenerator generator = new TextGenerator(
                        engine,
                        model.config()::decoder,
                        model.tensorsToRead(arena),
                        model.config().context(),
                        temperature,
                        seed)) {
            String written = model.tokenizer().decode(ids);
            for (int i = 0; i < tokens; i++) {
                int next = generator.next(ids);
                if (model.tokenizer().ends().contains(next)) {
                    return;
                }
                ids = Arrays.copyOf(ids, ids.length + 1);
                ids[ids.length - 1] = next;
                String whole = model.tokenizer().decode(ids);
                // A character may need several tokens; until it is whole it decodes to a replacement character.
                if (whole.length() > written.length() && !whole.endsWith("\uFFFD")) {
                    pieces.accept(whole.substring(written.length()));
                    written = whole;
                }
            }
        }
    }

    private static int[] begin(ModelFolder model, String prompt) {
        int[] ids = model.tokenizer().encode(prompt).ids();
        if (model.tokenizer().beginning().isPresent()) {
            int[] behind = new int[ids.length + 1];
            behind[0] = model.tokenizer().beginning().getAsInt();
            System.arraycopy(ids, 0, behind, 1, ids.length);
            return behind;
        }
        if (ids.length == 0) {
            throw new InputException("This model needs a prompt to continue; give a few words.");
        }
        return ids;
    }
}
