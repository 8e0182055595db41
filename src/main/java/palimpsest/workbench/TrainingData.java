package palimpsest.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.data.AreaNames;
import palimpsest.data.Corpus;
import palimpsest.data.Document;
import palimpsest.data.FileHash;
import palimpsest.data.ForeseenRows;
import palimpsest.data.HeldOutSplit;
import palimpsest.data.JoinedRows;
import palimpsest.data.PackingListener;
import palimpsest.data.Probes;
import palimpsest.data.ReplayMix;
import palimpsest.data.RowSource;
import palimpsest.data.SpacedRows;
import palimpsest.data.TextColumns;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.HeldOutLoss;
import palimpsest.measure.Passage;
import palimpsest.measure.Passages;
import palimpsest.measure.ProbeRows;
import palimpsest.measure.ProbeScorer;
import palimpsest.measure.Question;
import palimpsest.measure.QuestionLoad;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.InputException;
import palimpsest.train.Keeping.SelfReplay;
import palimpsest.train.Plan;

/// The texts of a plan, read: what is trained on, what is held out to measure by, and the probe passages.
///
/// @param mix the rows to train on
/// @param areas held-out rows, `new` first
/// @param probes passages by area, none of them trained on
/// @param questions what the model is asked
/// @param hashes every file read
/// @param heldOut tokens held out, all areas together
/// @param old the original text's rows to train on, where something beside replay reads them
record TrainingData(
        ReplayMix mix,
        List<HeldOutLoss.Area> areas,
        List<Document> probes,
        List<Question> questions,
        List<FileHash> hashes,
        long heldOut,
        Optional<OldRows> old) {
    /// Rows of the original text.
    ///
    /// @param inFileOrder whether they are packed ones, taken in their order
    record OldRows(RowSource rows, boolean inFileOrder) {}

    /// Most held-out rows of an area that are measured, spread over all there are.
    private static final int MOST_ROWS = 64;
    /// Tokens of a probe passage at most.
    private static final int PROBE_TOKENS = 96;
    /// Passages chosen in all where no probe files are given.
    private static final int CHOSEN_PROBES = 24;
    /// Of these from the new text, so that what is learned can be seen too.
    private static final int NEW_PROBES = 3;
    /// Passages read from probe files at most.
    private static final int MOST_PROBES = 2_000;

    /// Reads a plan's files.
    ///
    /// @param self the old text that the model wrote itself; where the plan asks for one and it is not there yet, as
    ///     many rows as it will have are foreseen, which cannot be read
    /// @throws InputException where they cannot be used
    static TrainingData read(
            Plan plan, ModelFolder model, Optional<Path> self, CorpusShelf shelf, PackingListener listener) {
        return new Reader(plan, model, self, shelf, listener).read();
    }

    /// The probe passages as the model's tokens.
    List<Passage> passages(ModelFolder model) {
        int longest = intake(model).longest();
        List<Passage> passages = new ArrayList<>();
        for (Document probe : probes) {
            passages.addAll(Passages.of(probe, model.tokenizer(), longest));
        }
        return passages;
    }

    static ProbeScorer.Intake intake(ModelFolder model) {
        return new ProbeScorer.Intake(
                model.tokenizer().beginning(),
                model.config().context(),
                model.config().vocabulary());
    }

    /// How much is measured and read.
    Workload workload(Plan plan, ModelFolder model) {
        int batches = areas.stream()
                .mapToInt(area -> Math.ceilDiv(area.rows().rows(), plan.rows()))
                .sum();
        ProbeScorer.Intake intake = intake(model);
        List<Passage> passages = passages(model);
        ProbeRows rows = new ProbeRows(passages, intake);
        return new Workload(
                batches,
                rows.batches(),
                rows.batch(),
                rows.time(),
                QuestionLoad.of(questions, intake),
                old.map(text -> text.rows().rows()).orElse(0));
    }

    /// The plan with the number of steps that its epochs come to.
    Plan counted(Plan plan) {
        double epochs = plan.stopping().epochs();
        return epochs > 0 ? plan.withSteps(mix.stepsForPasses(epochs, plan.batch())) : plan;
    }

    /// Reading one plan.
    private static final class Reader {
        private final Plan plan;
        private final ModelFolder model;
        private final Optional<Path> self;
        private final CorpusShelf shelf;
        private final PackingListener listener;
        private final List<FileHash> hashes = new ArrayList<>();
        private final List<HeldOutLoss.Area> areas = new ArrayList<>();
        private final List<Corpus> trained = new ArrayList<>();
        private final List<Document> probes = new ArrayList<>();

        Reader(Plan plan, ModelFolder model, Optional<Path> self, CorpusShelf shelf, PackingListener listener) {
            this.plan = plan;
            this.model = model;
            this.self = self;
            this.shelf = shelf;
            this.listener = listener;
        }

        TrainingData read() {
            Optional<TrainingText> fresh = side(plan.newFiles(), plan.evalNew().isPresent());
            Optional<TrainingText> old = side(plan.oldFiles(), !plan.evalOld().isEmpty());
            Optional<TrainingText> own = own();
            Optional<RowSource> oldRows = plan.replay() > 0 ? oldRows(old, own) : Optional.empty();
            ReplayMix mix = new ReplayMix(
                    fresh.map(text -> text.training(plan.context())).orElse(null),
                    fresh.map(TrainingText::inFileOrder).orElse(false),
                    oldRows.orElse(null),
                    old.map(TrainingText::inFileOrder).orElse(false),
                    plan.replay(),
                    plan.seed());
            heldOutNew(fresh);
            heldOutOld(old.or(() -> own));
            List<Question> questions = givenProbes();
            long heldOut = areas.stream()
                    .mapToLong(area -> (long) area.rows().rows() * (area.rows().rowLength() - 1))
                    .sum();
            return new TrainingData(
                    mix,
                    List.copyOf(areas),
                    List.copyOf(probes),
                    questions,
                    List.copyOf(hashes),
                    heldOut,
                    kept(old, own));
        }

        /// Reads the probe files. Their passages stand in place of those chosen; questions are asked beside either.
        private List<Question> givenProbes() {
            List<Document> passages = new ArrayList<>();
            List<Question> questions = new ArrayList<>();
            if (!plan.probes().isEmpty()) {
                for (Document given : probeReader().read(plan.probes(), plan.columns(), MOST_PROBES, trained)) {
                    if (given.answer().isPresent()) {
                        questions.add(Passages.question(given, model.tokenizer()));
                    } else {
                        passages.add(given);
                    }
                }
            }
            if (!passages.isEmpty()) {
                probes.clear();
                probes.addAll(passages);
            }
            return List.copyOf(questions);
        }

        /// The old text's rows, where a term of the objective reads them.
        private Optional<OldRows> kept(Optional<TrainingText> old, Optional<TrainingText> own) {
            if (!plan.keeping().readsOldText()) {
                return Optional.empty();
            }
            RowSource rows = oldRows(old, own)
                    .filter(text -> text.rows() > 0)
                    .orElseThrow(() -> new InputException(
                            "The old text holds less than one row of %d tokens to keep the model to; give more of it, or a shorter context."
                                    .formatted(plan.context())));
            return Optional.of(
                    new OldRows(rows, old.map(TrainingText::inFileOrder).orElse(false)));
        }

        /// What the model wrote itself: a part of it is measured by where there is nothing else of the old text.
        private Optional<TrainingText> own() {
            if (self.isEmpty()) {
                return Optional.empty();
            }
            TrainingText text =
                    TrainingText.read(model, List.of(self.get()), TextColumns.none(), ownSplit(), shelf, listener);
            text.corpus().ifPresent(trained::add);
            return Optional.of(text);
        }

        private HeldOutSplit ownSplit() {
            boolean alone = plan.oldFiles().isEmpty() && plan.evalOld().isEmpty();
            return alone ? HeldOutSplit.usual() : HeldOutSplit.none();
        }

        /// The rows of all old text to train on: what was given, then what the model wrote.
        private Optional<RowSource> oldRows(Optional<TrainingText> old, Optional<TrainingText> own) {
            List<RowSource> parts = new ArrayList<>();
            old.ifPresent(text -> parts.add(text.training(plan.context())));
            own.ifPresentOrElse(
                    text -> parts.add(text.training(plan.context())),
                    () -> plan.keeping().selfReplay().ifPresent(asked -> parts.add(foreseen(asked))));
            return parts.isEmpty() ? Optional.empty() : Optional.of(new JoinedRows(parts));
        }

        private RowSource foreseen(SelfReplay asked) {
            double tokens = asked.tokens() * (1 - ownSplit().share());
            return new ForeseenRows(
                    (int) Math.clamp(tokens / plan.context(), 0, Integer.MAX_VALUE), plan.context() + 1);
        }

        private Optional<TrainingText> side(List<Path> files, boolean heldOutGiven) {
            if (files.isEmpty()) {
                return Optional.empty();
            }
            HeldOutSplit split = heldOutGiven ? HeldOutSplit.none() : HeldOutSplit.usual();
            TrainingText text = TrainingText.read(model, files, plan.columns(), split, shelf, listener);
            hashes.addAll(text.hashes());
            text.corpus().ifPresent(trained::add);
            if (text.packed().isPresent() && !heldOutGiven) {
                throw new InputException(
                        "%s is packed rows, of which no documents can be set aside. Give a held-out file for it."
                                .formatted(files.getFirst()));
            }
            return Optional.of(text);
        }

        private void heldOutNew(Optional<TrainingText> fresh) {
            if (plan.evalNew().isPresent()) {
                TrainingText given = given(plan.evalNew().get());
                areas.add(new HeldOutLoss.Area(AreaLoss.NEW, rows(given)));
                given.corpus().ifPresent(corpus -> choose(corpus, NEW_PROBES, Optional.of(AreaLoss.NEW)));
            } else if (fresh.isPresent()) {
                Corpus corpus = fresh.get().corpus().orElseThrow();
                RowSource held = corpus.heldOut().rowsUpTo(plan.context());
                areas.add(new HeldOutLoss.Area(AreaLoss.NEW, new SpacedRows(held, MOST_ROWS)));
                choose(corpus, NEW_PROBES, Optional.of(AreaLoss.NEW));
            }
        }

        private void heldOutOld(Optional<TrainingText> old) {
            if (!plan.evalOld().isEmpty()) {
                int each = Math.max(2, CHOSEN_PROBES / plan.evalOld().size());
                List<String> names = AreaNames.of(plan.evalOld());
                for (int i = 0; i < names.size(); i++) {
                    TrainingText given = given(plan.evalOld().get(i));
                    String area = areaName(names.get(i));
                    areas.add(new HeldOutLoss.Area(area, rows(given)));
                    given.corpus().ifPresent(corpus -> choose(corpus, each, Optional.of(area)));
                }
            } else if (old.isPresent()) {
                Corpus corpus = old.get().corpus().orElseThrow();
                for (String area : corpus.areas()) {
                    if (corpus.heldOut(area).tokens() > 1) {
                        RowSource held = corpus.heldOut(area).rowsUpTo(plan.context());
                        areas.add(new HeldOutLoss.Area(areaName(area), new SpacedRows(held, MOST_ROWS)));
                    }
                }
                choose(corpus, Math.max(2, CHOSEN_PROBES / corpus.areas().size()), Optional.empty());
            }
        }

        /// A held-out file that was given: all of it is measured by, none of it trained on.
        private TrainingText given(Path file) {
            TrainingText text =
                    TrainingText.read(model, List.of(file), plan.columns(), HeldOutSplit.everything(), shelf, listener);
            hashes.addAll(text.hashes());
            return text;
        }

        private RowSource rows(TrainingText given) {
            return given.packed()
                    .map(rows -> TrainingText.requireContext(rows, plan.context()))
                    .orElseGet(() -> new SpacedRows(
                            given.corpus().orElseThrow().heldOut().rowsUpTo(plan.context()), MOST_ROWS));
        }

        private void choose(Corpus corpus, int each, Optional<String> area) {
            for (Document document : probeReader().choose(corpus, each, trained)) {
                probes.add(document.in(area.orElseGet(() -> areaName(document.area()))));
            }
        }

        private Probes probeReader() {
            return new Probes(
                    model.tokenizer(),
                    Math.max(1, Math.min(PROBE_TOKENS, model.config().context() - 1)));
        }

        /// `new` and `old` are taken by the totals.
        private static String areaName(String area) {
            return area.equals(AreaLoss.NEW) || area.equals(AreaLoss.OLD) ? area + " text" : area;
        }
    }
}
