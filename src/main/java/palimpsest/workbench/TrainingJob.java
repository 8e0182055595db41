package palimpsest.workbench;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import palimpsest.data.PackingListener;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.history.RunFolder;
import palimpsest.measure.HeldOutLoss;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeScorer;
import palimpsest.measure.Question;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.HostTensor;
import palimpsest.train.Checkpoints;
import palimpsest.train.KeepingTerms;
import palimpsest.train.Measurement;
import palimpsest.train.Optimizer;
import palimpsest.train.Plan;
import palimpsest.train.RunControl;
import palimpsest.train.Trainer;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingGraph;
import palimpsest.train.TrainingListener;
import palimpsest.train.TrainingStep;
import palimpsest.train.Tuning;
import palimpsest.train.Workers;

/// One run from its plan to its end, on the engine thread: reads the model and the texts, builds the graphs, trains.
final class TrainingJob {
    private Plan plan;
    private final RunFolder folder;
    private final CorpusShelf shelf;
    private final Engines engines;
    private final ExecutorService workers;
    private final RunControl control;
    private final AskedModel asked;
    private final TrainingListener listener;

    /// @param folder the run folder
    /// @param workers threads for the optimizer
    TrainingJob(
            Plan plan,
            RunFolder folder,
            CorpusShelf shelf,
            Engines engines,
            ExecutorService workers,
            RunControl control,
            AskedModel asked,
            TrainingListener listener) {
        this.plan = plan;
        this.folder = folder;
        this.shelf = shelf;
        this.engines = engines;
        this.workers = workers;
        this.control = control;
        this.asked = asked;
        this.listener = listener;
    }

    /// Called with the texts once they are read, before anything is computed.
    interface OnData {
        /// @param plan with the steps that its epochs come to
        void read(Plan plan, TrainingData data);
    }

    void run(OnData onData) {
        say("Reading the model", -1);
        try (ModelFolder model = ModelFolder.open(plan.model()).readingControlTokens(plan.controlTokens());
                Arena arena = Arena.ofShared()) {
            PlanReviewer.requireRunnable(plan, model, Machine.here());
            Device device = ComputeReview.device(plan);
            Optional<SelfReplayText> own = selfReplay(model, device);
            TrainingData data = TrainingData.read(plan, model, own.map(SelfReplayText::file), shelf, packing());
            plan = data.counted(plan);
            onData.read(plan, data);
            own.ifPresent(text -> listener.on(text.event()));
            requireWanted();
            say("Building the training graph", -1);
            try (Engine engine = engines.open(device, plan.threads())) {
                listener.on(new TrainingEvent.DeviceChosen(device.name(), engine.threads(), device.note()));
                train(engine, model, data, arena);
            }
        }
    }

    /// The old text that the plan has the base model write.
    private Optional<SelfReplayText> selfReplay(ModelFolder model, Device device) {
        if (plan.keeping().selfReplay().isEmpty()) {
            return Optional.empty();
        }
        try (Engine engine = engines.open(device, plan.threads())) {
            return Optional.of(SelfReplayText.ready(
                    model,
                    plan.keeping().selfReplay().get(),
                    plan.seed(),
                    folder.selfReplay(),
                    engine,
                    new WritingPace(listener, control::stopped)));
        }
    }

    private void train(Engine engine, ModelFolder model, TrainingData data, Arena arena) {
        Tuning tuning = Tuning.of(plan.method(), model.config());
        if (!tuning.notes().isEmpty()) {
            listener.on(new TrainingEvent.PartChosen(tuning.trainedCount(), tuning.count(), tuning.notes()));
        }
        Map<String, HostTensor> weights =
                tuning.weights(model.tensorsToChange(tuning.trained().keySet(), arena), plan.seed(), arena);
        int rows = plan.rows();
        List<String> trained = List.copyOf(tuning.trained().keySet());
        boolean begun = plan.keeping().changesLoss();
        try (TrainingStep step = new TrainingStep(
                        engine,
                        tuning.decoder(rows, plan.context()),
                        weights,
                        trained,
                        new TrainingGraph.Form(plan.accumulation(), begun, plan.precision()));
                KeepingTerms keeping = begun
                        ? new KeepingTerms(
                                plan,
                                sources(engine, tuning, data, weights, trained),
                                step.gradients(),
                                arena,
                                this::fisherProgress)
                        : null;
                Optimizer optimizer = Optimizer.of(engine, plan.optimizer(), arena, weights, step.gradients());
                Measurement measurement = measurement(engine, model, tuning, data, weights, rows)) {
            Checkpoints checkpoints = new Checkpoints(folder.checkpoints(), model, tuning);
            Trainer.Parts parts = new Trainer.Parts(
                    data.mix(), step, optimizer, weights, measurement, checkpoints, Optional.ofNullable(keeping));
            listener.on(new TrainingEvent.WorkSized(data.mix().newPassRows() * plan.context(), step.flops()));
            requireWanted();
            say("Measuring the base model", -1);
            asked.open(new ModelInHand(engine, tuning::decoder, tuning::cachedDecoder, weights, model));
            try {
                new Trainer(plan, parts, new Workers(workers, engine.threads()), control, listener).run();
            } finally {
                asked.close();
            }
        }
    }

    private KeepingTerms.Sources sources(
            Engine engine, Tuning tuning, TrainingData data, Map<String, HostTensor> weights, List<String> trained) {
        return new KeepingTerms.Sources(
                engine,
                batch -> tuning.decoder(batch, plan.context()),
                weights,
                trained,
                data.old().map(TrainingData.OldRows::rows).orElse(null),
                data.old().map(TrainingData.OldRows::inFileOrder).orElse(false),
                folder.fisher());
    }

    private void fisherProgress(double done) {
        requireWanted();
        say("Measuring what the base's knowledge hangs on", done);
    }

    private Measurement measurement(
            Engine engine,
            ModelFolder model,
            Tuning tuning,
            TrainingData data,
            Map<String, HostTensor> weights,
            int rows) {
        HeldOutLoss heldOut = new HeldOutLoss(
                engine, tuning.decoder(rows, plan.context()), weights, data.areas(), TextScoring.utf8Bytes(model));
        List<Passage> passages = data.passages(model);
        List<Question> questions = data.questions();
        if (passages.isEmpty() && questions.isEmpty()) {
            return new Measurement(heldOut, null);
        }
        listener.on(new TrainingEvent.PassagesChosen(passages, questions));
        ProbeScorer.Intake intake = TrainingData.intake(model);
        return new Measurement(
                heldOut,
                new ProbeScorer(engine, tuning::decoder, weights, passages, questions, intake, folder.scratch()));
    }

    /// Preparing a large model takes long, so a request to stop is heard between its parts too.
    private void requireWanted() {
        if (control.stopped()) {
            throw new CancellationException();
        }
    }

    private PackingListener packing() {
        return new PackingListener() {
            private long told = -1;

            /// Said once a percent, not for every few pages of a large file.
            @Override
            public void progress(long bytesDone, long bytesTotal) {
                long percent = bytesTotal == 0 ? -1 : 100 * bytesDone / bytesTotal;
                if (percent != told) {
                    told = percent;
                    say("Reading the texts", percent / 100.0);
                }
            }

            @Override
            public boolean cancelled() {
                return control.stopped();
            }
        };
    }

    private void say(String what, double done) {
        listener.on(new TrainingEvent.Preparing(what, done));
    }
}
