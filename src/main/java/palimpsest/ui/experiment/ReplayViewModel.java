package palimpsest.ui.experiment;

import java.util.Locale;
import java.util.OptionalDouble;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import palimpsest.ui.fx.Figures;
import palimpsest.workbench.PlanReview;

/// The share of training tokens that come from the original text: as a slider position, as a percentage a person types,
/// and as a price in tokens.
public final class ReplayViewModel {
    private final FieldViewModel percent = new FieldViewModel(
            "Replay ratio",
            "Share of the training tokens that come from the old text, in percent",
            new FieldViewModel.Range(0, 100, false, false),
            "10");
    private final DoubleProperty position = new SimpleDoubleProperty(ReplayScale.position(0.1));
    private final ReadOnlyStringWrapper price = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper achieved = new ReadOnlyStringWrapper("");
    private boolean following;

    ReplayViewModel() {
        percent.text().addListener((observed, before, now) -> typed());
        position.addListener((observed, before, now) -> dragged());
        priceOf(0.1);
    }

    /// The percentage as text.
    public FieldViewModel percent() {
        return percent;
    }

    /// Place on [ReplayScale].
    public DoubleProperty position() {
        return position;
    }

    /// What a fixed number of new tokens costs: `1.11 × tokens`.
    public ReadOnlyStringProperty price() {
        return price.getReadOnlyProperty();
    }

    /// What the dry run reached; empty before it.
    public ReadOnlyStringProperty achieved() {
        return achieved.getReadOnlyProperty();
    }

    /// The share, 0 to 1; empty where the text is no percentage.
    public OptionalDouble ratio() {
        OptionalDouble value = percent.value();
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() / 100) : value;
    }

    /// Sets the share, 0 to 1.
    public void show(double ratio) {
        percent.show(ratio * 100);
    }

    void reviewed(PlanReview review) {
        achieved.set(
                review.totalTokens() == 0
                        ? ""
                        : "achieved " + Figures.percent(review.achievedReplay()) + " of "
                                + Figures.large(review.totalTokens()) + Figures.SPACE + "tokens");
    }

    void unreviewed() {
        achieved.set("");
    }

    private void typed() {
        ratio().ifPresent(ratio -> {
            priceOf(ratio);
            follow(() -> position.set(ReplayScale.position(ratio)));
        });
    }

    private void dragged() {
        follow(() -> show(ReplayScale.ratio(position.get())));
    }

    /// Slider and field follow each other; the one that started is not moved back.
    private void follow(Runnable change) {
        if (!following) {
            following = true;
            try {
                change.run();
            } finally {
                following = false;
            }
        }
    }

    private void priceOf(double ratio) {
        price.set(
                ratio >= 1
                        ? "old text only"
                        : String.format(Locale.ROOT, "%.2f", 1 / (1 - ratio)) + Figures.SPACE + "×" + Figures.SPACE
                                + "tokens");
    }
}
