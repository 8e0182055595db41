package palimpsest.ui.experiment;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import palimpsest.train.Keeping;
import palimpsest.train.Plan;
import palimpsest.train.Stopping;

/// What is done besides replay to keep what the model knew, and when a run ends.
public final class KeepingViewModel {
    /// The numbers, in the order in which they are shown; up to [#EWC] they keep knowledge, from there they end a run.
    public enum Number {
        KL("KL to the base", "Holds predictions on the old text to the base's; 0.1 to 1 is usual", 0, 1e6, false, "0"),
        L2SP("L2-SP", "Holds every weight to the base's; 0.01 to 0.1 is usual", 0, 1e12, false, "0"),
        EWC("EWC", "Holds the weights that the old text hangs on; 1 to 10 is usual", 0, 1e12, false, "0"),
        EPOCHS("Epochs", "Passes over the new text, in place of the steps; 0 goes by the steps", 0, 1e6, false, "0"),
        PATIENCE("Patience", "Measurements without a lower loss that end the run; 0 for none", 0, 1e6, true, "0"),
        OLD_WEIGHT("Weight of old text", "Its share of the weighted loss, 0 to 1", 0, 1, false, "0.5");

        private final String label;
        private final String hint;
        private final FieldViewModel.Range range;
        private final String standard;

        Number(String label, String hint, double least, double most, boolean whole, String standard) {
            this.label = label;
            this.hint = hint;
            this.range = new FieldViewModel.Range(least, most, whole, false);
            this.standard = standard;
        }

        /// Whether it keeps knowledge.
        public boolean keeps() {
            return compareTo(EWC) <= 0;
        }
    }

    private final Map<Number, FieldViewModel> numbers = new EnumMap<>(Number.class);
    private final ObjectProperty<Stopping.Best> best = new SimpleObjectProperty<>(Stopping.Best.LAST);
    private Optional<Keeping.SelfReplay> selfReplay = Optional.empty();

    KeepingViewModel() {
        for (Number number : Number.values()) {
            numbers.put(number, new FieldViewModel(number.label, number.hint, number.range, number.standard));
        }
    }

    public FieldViewModel number(Number number) {
        return numbers.get(number);
    }

    /// Which weights are the result of the run.
    public ObjectProperty<Stopping.Best> best() {
        return best;
    }

    /// The first thing wrong with a number; empty when all are well.
    Optional<String> firstWrong() {
        return numbers.values().stream()
                .filter(field -> field.value().isEmpty())
                .map(field -> field.problem().get())
                .findFirst();
    }

    /// A plan with these settings; every number has a value.
    Plan applyTo(Plan plan) {
        return plan.withKeeping(new Keeping(value(Number.KL), value(Number.L2SP), value(Number.EWC), selfReplay))
                .withStopping(new Stopping(
                        value(Number.EPOCHS), (int) value(Number.PATIENCE), best.get(), value(Number.OLD_WEIGHT)));
    }

    /// Takes over the settings of a plan.
    void show(Plan plan) {
        Keeping keeping = plan.keeping();
        Stopping stopping = plan.stopping();
        number(Number.KL).show(keeping.kl());
        number(Number.L2SP).show(keeping.l2sp());
        number(Number.EWC).show(keeping.ewc());
        number(Number.EPOCHS).show(stopping.epochs());
        number(Number.PATIENCE).show(stopping.patience());
        number(Number.OLD_WEIGHT).show(stopping.oldWeight());
        best.set(stopping.best());
        selfReplay = keeping.selfReplay();
    }

    /// Calls `action` after every change.
    void onChange(Runnable action) {
        numbers.values().forEach(field -> field.text().addListener((observed, before, now) -> action.run()));
        best.addListener((observed, before, now) -> action.run());
    }

    private double value(Number number) {
        return number(number).value().orElseThrow();
    }
}
