package palimpsest.workbench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import palimpsest.data.DocumentReader;
import palimpsest.data.TextColumns;
import palimpsest.history.RunFolder;
import palimpsest.model.FolderTree;
import palimpsest.model.LlamaConfig;
import palimpsest.model.ModelConfig;
import palimpsest.model.ModelFolderWriter;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.InputException;
import palimpsest.tokenizer.BpeTrainer;
import palimpsest.tokenizer.JsonTokenizer;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingListener;

/// Training from random weights: makes the tokenizer and the random model, which then is trained like any other.
final class Pretraining {
    private static final float NORM_EPSILON = 1e-5f;
    private static final double ROPE_THETA = 10_000;

    private final PretrainPlan plan;
    private final RunFolder folder;

    Pretraining(PretrainPlan plan, RunFolder folder) {
        this.plan = plan;
        this.folder = folder;
    }

    /// The plan of the run: the random model on the corpus, without replay. Held-out files are measured area by area.
    Plan plan() {
        return Plan.of(folder.base())
                .withNewFiles(plan.files())
                .withColumns(plan.columns())
                .withEvalNew(plan.heldOut().stream().findFirst())
                .withEvalOld(plan.heldOut().size() > 1 ? plan.heldOut() : List.of())
                .withSteps(plan.steps())
                .withBatch(plan.batch())
                .withContext(plan.context())
                .withOptimizer(plan.optimizer())
                .withSeed(plan.seed())
                .withMeasureEvery(plan.measureEvery())
                .withThreads(plan.threads())
                .withDevice(plan.device());
    }

    /// Writes the random model into the run folder.
    ///
    /// @throws InputException if the shape makes no model, or a file cannot be read or written
    void makeBase(TrainingListener listener) {
        requireShape();
        Path tokenizer = plan.tokenizer()
                .map(Pretraining::folder)
                .orElseGet(() -> folder.root().resolve(".tokenizer"));
        try (Arena arena = Arena.ofConfined()) {
            FolderTree.delete(folder.base());
            if (plan.tokenizer().isEmpty()) {
                listener.on(new TrainingEvent.Preparing("Training the tokenizer", -1));
                Files.createDirectories(tokenizer);
                BpeTrainer.train(new Texts(plan.files(), plan.columns()), plan.vocabulary(), tokenizer);
            }
            ModelConfig config = config(tokenizer);
            ModelFolderWriter.writeNew(
                    config, RandomWeights.create(config, plan.seed(), arena), tokenizer, folder.base());
            if (plan.tokenizer().isEmpty()) {
                FolderTree.delete(tokenizer);
            }
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be written (%s). Choose another folder.".formatted(folder.root(), e.getMessage()), e);
        }
    }

    /// A `tokenizer.json` is read with the files beside it.
    private static Path folder(Path tokenizer) {
        if (!Files.exists(tokenizer)) {
            throw new InputException("There is no file %s; check the path of the tokenizer.".formatted(tokenizer));
        }
        if (Files.isDirectory(tokenizer)) {
            return tokenizer;
        }
        if (!tokenizer.endsWith(JsonTokenizer.FILE_NAME)) {
            throw new InputException(
                    "%s is no tokenizer.json; give that file, or the folder with it.".formatted(tokenizer));
        }
        return tokenizer.toAbsolutePath().getParent();
    }

    private ModelConfig config(Path folderOfTokenizer) {
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folderOfTokenizer)) {
            LlamaConfig shape = new LlamaConfig(
                    tokenizer.vocabularySize(),
                    plan.width(),
                    plan.feedForward(),
                    plan.blocks(),
                    plan.heads(),
                    plan.keyValueHeads(),
                    plan.width() / plan.heads(),
                    plan.context(),
                    NORM_EPSILON,
                    ROPE_THETA,
                    false,
                    false,
                    true);
            return ModelConfig.of(shape, tokenizer.beginning(), Set.copyOf(tokenizer.ends()));
        }
    }

    private void requireShape() {
        boolean divides = plan.heads() > 0
                && plan.keyValueHeads() > 0
                && plan.width() % plan.heads() == 0
                && plan.heads() % plan.keyValueHeads() == 0
                && plan.width() / plan.heads() % 2 == 0;
        if (!divides || plan.blocks() < 1 || plan.feedForward() < 1) {
            throw new InputException(
                    "A width of %d does not divide into %d heads of an even width with %d key heads. Choose others."
                            .formatted(plan.width(), plan.heads(), plan.keyValueHeads()));
        }
    }

    /// The texts of all documents of some files, read as they are asked for.
    private static final class Texts implements Iterator<String> {
        private final Iterator<Path> files;
        private final TextColumns columns;
        private Optional<DocumentReader> open = Optional.empty();

        Texts(List<Path> files, TextColumns columns) {
            this.files = files.iterator();
            this.columns = columns;
        }

        @Override
        public boolean hasNext() {
            while (open.isEmpty() || !open.get().hasNext()) {
                open.ifPresent(DocumentReader::close);
                if (!files.hasNext()) {
                    open = Optional.empty();
                    return false;
                }
                open = Optional.of(DocumentReader.open(files.next(), columns));
            }
            return true;
        }

        @Override
        public String next() {
            return open.orElseThrow().next().text();
        }
    }
}
