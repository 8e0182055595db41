package palimpsest.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import palimpsest.data.FileHash;
import palimpsest.data.FilePreview;
import palimpsest.data.TextColumns;
import palimpsest.engine.Engine;
import palimpsest.history.WrittenText;
import palimpsest.history.WrittenTextFile;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.InputException;
import palimpsest.train.Keeping.SelfReplay;
import palimpsest.train.TrainingEvent.SelfReplayReady;

/// The old text of a run that its base model writes itself. It is written once, kept as a dataset, and taken as it is
/// when the run goes on.
///
/// @param file the dataset
/// @param made how it was made
record SelfReplayText(Path file, WrittenText made) {
    /// Takes the text that is there, or has the model write it.
    ///
    /// @throws InputException where the text there is not what was written, or none can be written
    static SelfReplayText ready(
            ModelFolder model, SelfReplay how, long seed, Path file, Engine engine, WritingListener listener) {
        List<FileHash> weights = weightFiles(model.folder());
        Optional<FileHash> prompts = how.prompts().map(FileHash::of);
        Optional<WrittenText> there =
                WrittenTextFile.read(file).filter(made -> made.answers(weights, how, prompts, seed));
        if (there.isPresent()) {
            requireUnchanged(file, there.get());
            return new SelfReplayText(file, there.get());
        }
        TextWriting.Texts written = TextWriting.write(model, how, seed, engine, listener);
        makeFolder(file);
        FileHash hash = WrittenTextFile.write(file, written.texts());
        WrittenText made =
                new WrittenText(weights, how, prompts, seed, written.texts().size(), written.tokens(), hash);
        WrittenTextFile.describe(file, made);
        return new SelfReplayText(file, made);
    }

    SelfReplayReady event() {
        return new SelfReplayReady(
                file.toString(),
                made.texts(),
                made.tokens(),
                FilePreview.of(file, TextColumns.none()).beginning());
    }

    private static void requireUnchanged(Path file, WrittenText made) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    "%s is gone since the model wrote it. Put it back, or delete %s to have it written anew."
                            .formatted(file, WrittenTextFile.description(file)));
        }
        if (!FileHash.of(file).sha256().equals(made.file().sha256())) {
            throw new InputException(
                    "%s is not what the model wrote; its content has changed. Put it back, or delete it and %s to have it written anew."
                            .formatted(file, WrittenTextFile.description(file)));
        }
    }

    private static void makeFolder(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be written (%s). Choose another place.".formatted(file, e.getMessage()), e);
        }
    }

    /// What the model is, for the record: its weights.
    private static List<FileHash> weightFiles(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> holdsWeights(entry.getFileName().toString()))
                    .sorted()
                    .map(FileHash::of)
                    .toList();
        } catch (IOException e) {
            throw new InputException("%s: cannot be read (%s).".formatted(folder, e.getMessage()), e);
        }
    }

    /// A checkpoint has the optimizer's state beside its weights.
    private static boolean holdsWeights(String name) {
        return name.endsWith(".safetensors") && !name.startsWith("optimizer") || name.contains(".onnx");
    }
}
