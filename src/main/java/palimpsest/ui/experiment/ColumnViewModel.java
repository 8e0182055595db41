package palimpsest.ui.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import palimpsest.data.CorpusFormat;
import palimpsest.data.TablePreview;

/// Which column of a card's tables is the text: what there is to choose from, with what stands in it, and what was
/// chosen. There is a choice where a table has columns whose names do not say it all.
public final class ColumnViewModel {
    /// What can be chosen.
    ///
    /// @param column empty for what the columns' names say
    /// @param sample the beginning of what stands in it; empty for nothing
    public record Choice(Optional<String> column, String sample) {
        static final Choice BY_NAME =
                new Choice(Optional.empty(), "text; prompt and answer; instruction and output; …");

        /// The choice in a word or two.
        public String label() {
            return column.orElse("By the columns' names");
        }
    }

    /// Names that [palimpsest.data.DocumentReader] understands.
    private static final Set<String> TELLING =
            Set.of("text", "area", "prompt", "question", "answer", "instruction", "input", "output", "messages");
    /// Tables of one card mostly have the same columns; so many are looked into.
    private static final int MOST_TABLES = 6;

    private final Function<Path, CompletableFuture<Optional<TablePreview>>> looking;
    private final ColumnChoices choices;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<List<Choice>> offered = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Choice> chosen = new ReadOnlyObjectWrapper<>(Choice.BY_NAME);
    private Consumer<List<Path>> reading = files -> {};
    private List<Path> files = List.of();

    /// @param looking looks at a file's columns
    /// @param choices of the whole form, into which this card's go
    ColumnViewModel(
            Function<Path, CompletableFuture<Optional<TablePreview>>> looking, ColumnChoices choices, Executor fx) {
        this.looking = looking;
        this.choices = choices;
        this.fx = fx;
    }

    /// What there is to choose from; empty where there is no choice.
    public ReadOnlyObjectProperty<List<Choice>> offered() {
        return offered.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Choice> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// Chooses, and has the files read again.
    public void choose(Choice choice) {
        if (!choice.equals(chosen.get())) {
            tables().forEach(table -> choices.choose(table, choice.column()));
            chosen.set(choice);
            reading.accept(files);
        }
    }

    /// @param again reads files once more
    void onChoice(Consumer<List<Path>> again) {
        reading = again;
    }

    /// Looks at what the card is given to read.
    void look(List<Path> given) {
        if (given.equals(files) && !offered.get().isEmpty()) {
            show();
            return;
        }
        files = List.copyOf(given);
        offered.set(List.of());
        List<CompletableFuture<Optional<TablePreview>>> looks =
                tables().stream().limit(MOST_TABLES).map(looking).toList();
        CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new))
                .thenRunAsync(() -> offer(given, looks), fx)
                .exceptionally(unreadable -> null); // which the reading of the text says
    }

    private void offer(List<Path> given, List<CompletableFuture<Optional<TablePreview>>> looks) {
        if (!given.equals(files)) {
            return;
        }
        Map<String, String> columns = new LinkedHashMap<>();
        looks.forEach(look -> look.join()
                .ifPresent(table -> table.columns()
                        .forEach(column -> columns.putIfAbsent(column.name(), String.join(" · ", column.samples())))));
        boolean tells = columns.keySet().stream().allMatch(TELLING::contains);
        if (columns.size() < 2 || tells) {
            return;
        }
        List<Choice> all = new ArrayList<>();
        all.add(Choice.BY_NAME);
        columns.forEach((name, sample) -> all.add(new Choice(Optional.of(name), sample)));
        offered.set(List.copyOf(all));
        show();
    }

    private void show() {
        Optional<String> column = tables().stream()
                .findFirst()
                .flatMap(table -> choices.columns().get().of(table));
        chosen.set(offered.get().stream()
                .filter(choice -> choice.column().equals(column))
                .findFirst()
                .orElse(Choice.BY_NAME));
    }

    private List<Path> tables() {
        return files.stream()
                .filter(file ->
                        CorpusFormat.known(file) && CorpusFormat.of(file).hasColumns())
                .toList();
    }
}
