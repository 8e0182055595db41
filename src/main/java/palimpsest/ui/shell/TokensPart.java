package palimpsest.ui.shell;

import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import palimpsest.ui.fx.Explainer;
import palimpsest.ui.fx.FrameClock;
import palimpsest.ui.fx.FxThread;
import palimpsest.ui.plot.Exporter;
import palimpsest.ui.tokens.TokensView;
import palimpsest.ui.tokens.TokensViewModel;
import palimpsest.ui.training.TrainingView;
import palimpsest.ui.training.TrainingViewModel;

/// The tokens as a part of the window: they follow the run in focus, and take the place of what stands around them. FX
/// thread.
final class TokensPart {
    /// A person who types pauses so long at the end of a thought.
    private static final Duration TYPING = Duration.millis(350);

    private final TokensViewModel model;
    private final TokensView view;

    /// @param background computes what would hold up the window
    TokensPart(Executor background, Explainer explainer) {
        PauseTransition typing = new PauseTransition(TYPING);
        model = new TokensViewModel(background, FxThread::run, action -> {
            typing.setOnFinished(finished -> action.run());
            typing.playFromStart();
        });
        view = new TokensView(explainer);
    }

    Region createView() {
        return view.createView();
    }

    /// @param shown the runs that are shown
    /// @param training what stands around the tokens
    /// @param exporter takes the tokens out of the window
    void bind(TrainingViewModel shown, TrainingView training, Exporter exporter) {
        view.bind(model, exporter);
        model.large().subscribe(training::showTokensAlone);
        shown.run().addListener((observed, before, now) -> now.ifPresent(run -> model.show(run, shown.focusName())));
    }

    TokensViewModel model() {
        return model;
    }

    TokensView view() {
        return view;
    }

    void follow(FrameClock clock) {
        view.follow(clock);
    }
}
