package palimpsest.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import palimpsest.workbench.ScoredText;
import palimpsest.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `palimpsest score`: how well a model predicts a text.
@Command(
        name = "score",
        description = {
            "Tells how well a model predicts a text: nats per token, bits per byte, and each token's log2 probability "
                    + "(bits), rank and entropy (bits).",
            ""
        },
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class ScoreCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--model", required = true, paramLabel = "DIR", description = ModelArgument.DESCRIPTION)
    Path model;

    @Option(names = "--text", required = true, paramLabel = "FILE", description = "The text, in UTF-8.")
    Path text;

    @Option(
            names = "--json",
            description = "Print JSON with every token. start and end count UTF-16 code units of the text; a first "
                    + "token that nothing precedes has null for its numbers.")
    boolean json;

    @Option(
            names = "--control-tokens",
            description = "Read a control token that is spelled out in the text, such as <s>, as that token. Default: "
                    + "it is text.")
    boolean controlTokens;

    ScoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String content = PlainText.read(text);
        Path folder = ModelArgument.folder(model, surroundings.terminal());
        try (Workbench workbench = surroundings.workbench().get()) {
            ScoredText scored = workbench.score(folder, content, controlTokens).join();
            Terminal terminal = surroundings.terminal();
            if (json) {
                terminal.out().println(ScoreJson.of(scored, content));
            } else {
                ScoreTable.lines(scored, content, terminal.width()).forEach(terminal.out()::println);
            }
        }
        return ExitCode.DONE;
    }
}
