package palimpsest.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.InputException;
import palimpsest.train.Keeping.SelfReplay;

/// Checks what a model is asked to write itself.
final class SelfReplayChecks {
    private SelfReplayChecks() {}

    /// What is wrong with the numbers and the prompts, a sentence each.
    static List<String> of(SelfReplay how) {
        List<String> wrong = new ArrayList<>();
        if (how.length() < 2) {
            wrong.add("The texts that the model writes must have 2 tokens or more, not %d.".formatted(how.length()));
        } else if (how.tokens() < 2L * how.length()) {
            wrong.add(("The model is to write %,d tokens in texts of %,d, which is less than two texts. Ask for more "
                            + "tokens, or for shorter texts.")
                    .formatted(how.tokens(), how.length()));
        }
        if (!(how.temperature() > 0) || Double.isInfinite(how.temperature())) {
            wrong.add("The temperature of the text that the model writes must be over 0, not %s; 1 is as it predicts."
                    .formatted(how.temperature()));
        }
        Optional<Path> missing = how.prompts().filter(file -> !Files.isRegularFile(file));
        missing.ifPresent(file ->
                wrong.add("%s, whose texts are to begin those that the model writes, is not there.".formatted(file)));
        return wrong;
    }

    /// What is wrong with it for a model.
    static List<String> of(SelfReplay how, ModelFolder model) {
        List<String> wrong = new ArrayList<>();
        if (how.length() > model.config().context()) {
            wrong.add("The model %s sees at most %,d tokens; the texts it is to write have %,d. Choose %,d or less."
                    .formatted(
                            model.name(),
                            model.config().context(),
                            how.length(),
                            model.config().context()));
        }
        if (how.prompts().isEmpty() && TextWriting.beginning(model).isEmpty()) {
            wrong.add("The model %s has no token that begins a text, so it needs prompts to write from."
                    .formatted(model.name()));
        }
        return wrong;
    }

    /// @throws InputException with the first thing that is wrong
    static void require(SelfReplay how, ModelFolder model) {
        List<String> wrong = new ArrayList<>(of(how));
        wrong.addAll(of(how, model));
        if (!wrong.isEmpty()) {
            throw new InputException(wrong.getFirst());
        }
    }
}
