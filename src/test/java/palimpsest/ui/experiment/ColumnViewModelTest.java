package palimpsest.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.data.TablePreview;
import palimpsest.data.TextColumns;

class ColumnViewModelTest {
    @TempDir
    private Path folder;

    private final ColumnChoices choices = new ColumnChoices();
    private final ColumnViewModel model = new ColumnViewModel(
            file -> CompletableFuture.completedFuture(TablePreview.of(file)), choices, Runnable::run);
    private final List<List<Path>> readings = new ArrayList<>();
    private Path news;
    private Path more;

    @BeforeEach
    void files() throws IOException {
        news = write("news.csv", "title,body\nRain,It rained.\nSun,It shone.\n");
        more = write("more.tsv", "body\tid\nSnow fell.\t1\n");
        model.onChoice(readings::add);
    }

    @Test
    void everyColumnOfTheTablesIsOfferedWithWhatStandsInIt() throws IOException {
        model.look(List.of(news, more, write("plain.txt", "Text.")));
        assertEquals(
                List.of("By the columns' names", "title", "body", "id"),
                model.offered().get().stream()
                        .map(ColumnViewModel.Choice::label)
                        .toList());
        assertEquals("It rained. · It shone.", model.offered().get().get(2).sample());
        assertEquals(ColumnViewModel.Choice.BY_NAME, model.chosen().get());
    }

    @Test
    void aChoiceIsThatOfEachTableAndHasTheFilesReadAgain() {
        model.look(List.of(news, more));
        model.choose(model.offered().get().get(2));
        assertEquals(Optional.of("body"), choices.columns().get().of(news));
        assertEquals(Optional.of("body"), choices.columns().get().of(more));
        assertEquals(List.of(List.of(news, more)), readings);
        model.look(List.of(news, more));
        assertEquals("body", model.chosen().get().label());
        model.choose(ColumnViewModel.Choice.BY_NAME);
        assertEquals(TextColumns.none(), choices.columns().get());
    }

    @Test
    void columnsWhoseNamesSayItAllLeaveNothingToChoose() throws IOException {
        model.look(List.of(write("a.jsonl", "{\"text\": \"One\", \"area\": \"b\"}\n")));
        assertTrue(model.offered().get().isEmpty());
        model.look(List.of(news));
        model.look(List.of(write("a.csv", "quote\nOne.\n")));
        assertTrue(model.offered().get().isEmpty());
    }

    @Test
    void aChoiceSurvivesInTheDraft() {
        model.look(List.of(news));
        model.choose(model.offered().get().get(1));
        ColumnChoices later = new ColumnChoices();
        later.restore(choices.draft());
        assertEquals(choices.columns().get(), later.columns().get());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
