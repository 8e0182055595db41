package palimpsest.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a drop is taken for, by names alone.
class DroppedFilesTest {
    @TempDir
    private Path folder;

    @Test
    void anOnnxFileIsAModelAndSoIsItsFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("model.onnx"));
        assertEquals(
                new DroppedFiles(Optional.of(file), Optional.empty(), List.of()), DroppedFiles.sort(List.of(file)));
        assertEquals(
                new DroppedFiles(Optional.of(folder), Optional.empty(), List.of()), DroppedFiles.sort(List.of(folder)));
    }

    @Test
    void theFileThatStandsForARunIsThatRun() throws IOException {
        Path opener = Files.createFile(folder.resolve("run.palimpsest"));
        assertEquals(List.of(opener), DroppedFiles.sort(List.of(opener)).texts(), "alone it stands for nothing");
        Files.createFile(folder.resolve("plan.json"));
        assertEquals(
                new DroppedFiles(Optional.empty(), Optional.of(folder), List.of()), DroppedFiles.sort(List.of(opener)));
    }

    @Test
    void anOnnxFileOfAnyNameIsAModelBesideTexts() throws IOException {
        Path file = Files.createFile(folder.resolve("decoder.onnx"));
        Path text = Files.createFile(folder.resolve("new.txt"));
        assertEquals(
                new DroppedFiles(Optional.of(file), Optional.empty(), List.of(text)),
                DroppedFiles.sort(List.of(file, text)));
    }
}
