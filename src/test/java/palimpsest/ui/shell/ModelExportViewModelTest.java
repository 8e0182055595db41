package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.ui.FakePlans;
import palimpsest.ui.FakeRun;
import palimpsest.ui.FakeWorkbench;
import palimpsest.ui.training.Notice;
import palimpsest.ui.training.TrainingViewModel;
import palimpsest.workbench.ModelExport;

class ModelExportViewModelTest {
    private final FakeWorkbench workbench = new FakeWorkbench();
    private final TrainingViewModel training = new TrainingViewModel();
    private final ModelExportViewModel export = new ModelExportViewModel(workbench, training, Runnable::run);

    @TempDir
    private Path folder;

    private Path run;

    @BeforeEach
    void nameARun() {
        run = folder.resolve("plays-003");
    }

    private void show() throws IOException {
        Files.createDirectories(run);
        Files.writeString(run.resolve("plan.json"), "{}");
        training.follow(new FakeRun(FakePlans.plan(0.1), run));
    }

    @Test
    void theLatestCheckpointIsWrittenIntoANewFolderNamedAfterIt() throws IOException {
        Path checkpoint = Files.createDirectories(run.resolve("checkpoints/step-000200"));
        show();
        Path taken = Files.createDirectories(folder.resolve("out/plays-003-step-000200-onnx"));
        assertTrue(export.ready());
        export.write(ModelExport.Format.ONNX, taken.getParent());
        Path target = taken.resolveSibling("plays-003-step-000200-onnx-2");
        assertEquals(
                List.of(new ModelExport(checkpoint, ModelExport.Format.ONNX, Optional.empty(), false, target)),
                workbench.exports());
        Notice notice = training.notices().getLast();
        assertEquals("Exported the model", notice.title());
        assertEquals(1, training.notices().size(), "what was being done is done");
        assertTrue(notice.text().contains(target.toString()), notice.text());
        assertTrue(notice.text().contains("It is written."), notice.text());
    }

    @Test
    void withoutARunOrACheckpointItIsSaidAndNothingIsAsked() throws IOException {
        assertFalse(export.ready());
        assertEquals("There is no model to export", training.notices().getLast().title());
        show();
        assertFalse(export.ready());
        assertTrue(training.notices().getLast().text().contains("without a checkpoint"));
        export.write(ModelExport.Format.FOLDER, folder);
        assertEquals(List.of(), workbench.exports());
    }
}
