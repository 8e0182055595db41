package palimpsest.workbench;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.history.RunFolder;
import palimpsest.measure.Question;
import palimpsest.measure.Sampling;
import palimpsest.measure.TextGenerator;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.InputException;

/// Lets a model answer questions in its own words: what follows each prompt by its first choices. On the engine thread.
final class Answering {
    /// Most tokens of an answer; it is to be read at a glance.
    private static final int TOKENS = 8;
    /// Questions answered side by side.
    private static final int ROWS = 32;
    /// What a sentence ends before.
    private static final String SENTENCE_END = "(?<=[.!?])\\s";

    private Answering() {}

    /// @return an answer a question, which may be empty
    static List<String> of(ModelInHand asked, List<Question> questions) {
        ModelFolder model = asked.folder();
        if (questions.isEmpty()) {
            return List.of();
        }
        int[] lead = model.tokenizer().beginning().stream().toArray();
        List<int[]> prompts = questions.stream()
                .map(question -> IntStream.concat(
                                Arrays.stream(lead), Arrays.stream(question.ids(), 0, question.first()))
                        .toArray())
                .toList();
        List<List<Integer>> written = new ArrayList<>();
        prompts.forEach(prompt -> written.add(new ArrayList<>()));
        int longest = prompts.stream().mapToInt(prompt -> prompt.length).max().orElse(0) + TOKENS;
        TextGenerator.Room room = new TextGenerator.Room(
                Math.min(ROWS, prompts.size()), longest, model.config().context());
        // A row goes on to the length of the longest; what is beyond an answer's length is left out.
        try (TextGenerator generator = new TextGenerator(
                asked.engine(),
                asked.writing(),
                asked.weights(),
                room,
                Sampling.greedy(),
                model.tokenizer().ends())) {
            generator.write(prompts.iterator(), (text, id) -> {
                written.get(text).add(id);
                return true;
            });
        }
        return IntStream.range(0, prompts.size())
                .mapToObj(i -> text(model, prompts.get(i), written.get(i)))
                .toList();
    }

    /// What the model of a run's latest checkpoint answers.
    ///
    /// @throws InputException if the run has none
    static Replies atCheckpoint(RunFolder run, List<Question> questions) {
        List<Long> steps = run.checkpointSteps();
        if (steps.isEmpty()) {
            throw new InputException("%s has no checkpoint yet, so there is no model to ask.".formatted(run.root()));
        }
        Path folder = run.checkpoint(steps.getFirst());
        try (ModelFolder model = ModelFolder.open(folder);
                Arena arena = Arena.ofShared();
                Engine engine = Engine.open(Device.cpu(), 0)) {
            return new Replies(steps.getFirst(), of(ModelInHand.of(engine, model, arena), questions));
        }
    }

    /// The text that ids add to a prompt's. It is decoded with the prompt, as a first token may lose its space.
    private static String text(ModelFolder model, int[] prompt, List<Integer> added) {
        int[] ids = Arrays.copyOf(prompt, prompt.length + Math.min(TOKENS, added.size()));
        for (int i = prompt.length; i < ids.length; i++) {
            ids[i] = added.get(i - prompt.length);
        }
        String before = model.tokenizer().decode(prompt);
        String whole = model.tokenizer().decode(ids);
        String text = whole.startsWith(before) ? whole.substring(before.length()) : whole;
        String line = text.stripLeading().lines().findFirst().orElse("").replaceAll("\uFFFD+$", "");
        return line.split(SENTENCE_END, 2)[0].strip();
    }
}
