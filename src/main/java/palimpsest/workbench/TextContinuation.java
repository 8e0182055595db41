package palimpsest.workbench;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.measure.Sampling;
import palimpsest.measure.TextGenerator;
import palimpsest.measure.TextGenerator.Room;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.InputException;
import palimpsest.tokenizer.Tokenizer;

/// Continues a text with a model, on the engine thread.
final class TextContinuation {
    private TextContinuation() {}

    /// Adds tokens until there are enough or the model ends the text. Of a text that fills the model's context only the
    /// last part is seen, as [TextGenerator] says.
    ///
    /// @param pieces takes the new text as it grows; only whole characters
    /// @throws InputException if there is nothing to begin with
    static void write(ModelFolder model, String prompt, int tokens, Sampling sampling, Consumer<String> pieces) {
        try (Arena arena = Arena.ofShared();
                Engine engine = Engine.open(Device.cpu(), 0)) {
            write(ModelInHand.of(engine, model, arena), prompt, tokens, sampling, pieces);
        }
    }

    /// As [#write(ModelFolder, String, int, Sampling, Consumer)], with a model that is at hand.
    static void write(ModelInHand asked, String prompt, int tokens, Sampling sampling, Consumer<String> pieces) {
        ModelFolder model = asked.folder();
        int[] beginning = begin(model, prompt);
        Growing text = new Growing(model.tokenizer(), beginning, tokens, pieces);
        Room room = new Room(1, beginning.length + tokens, model.config().context());
        try (TextGenerator generator = new TextGenerator(
                asked.engine(),
                asked.writing(),
                asked.weights(),
                room,
                sampling,
                model.tokenizer().ends())) {
            generator.write(List.of(beginning).iterator(), (_, id) -> text.add(id));
        }
    }

    /// A text that is given away as it becomes readable.
    private static final class Growing {
        private final Tokenizer tokenizer;
        private final Consumer<String> pieces;
        private final int[] ids;
        private int size;
        private String written;

        Growing(Tokenizer tokenizer, int[] beginning, int room, Consumer<String> pieces) {
            this.tokenizer = tokenizer;
            this.pieces = pieces;
            this.ids = Arrays.copyOf(beginning, beginning.length + room);
            this.size = beginning.length;
            this.written = tokenizer.decode(beginning);
        }

        /// A character may need several tokens; until it is whole it decodes to a replacement character.
        boolean add(int id) {
            ids[size++] = id;
            String whole = tokenizer.decode(Arrays.copyOf(ids, size));
            if (whole.length() > written.length() && !whole.endsWith("\uFFFD")) {
                pieces.accept(whole.substring(written.length()));
                written = whole;
            }
            return true;
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
