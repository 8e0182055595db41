package palimpsest.ui.runs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import palimpsest.tensor.InputException;
import palimpsest.train.Method;
import palimpsest.train.Plan;
import palimpsest.ui.fx.Figures;
import palimpsest.workbench.Sweep;

/// A plan repeated with other values: replay ratios, seeds, learning rates, methods. Several values of a setting make
/// several runs. FX thread.
public final class SweepViewModel {
    private static final int NAMED = 6;

    /// A way to fine-tune that can be among those that are compared.
    ///
    /// @param method the way
    /// @param name in words
    /// @param chosen whether it is among them
    public record Way(Method method, String name, BooleanProperty chosen) {}

    private final Consumer<List<Plan>> queue;
    private final Consumer<Plan> form;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper command = new ReadOnlyStringWrapper("");
    private final StringProperty replays = new SimpleStringProperty("");
    private final StringProperty rates = new SimpleStringProperty("");
    private final StringProperty seeds = new SimpleStringProperty("");
    private final List<Way> ways = new ArrayList<>();
    private Plan base;
    private List<Plan> plans = List.of();

    /// @param queue takes the plans that are to be run
    /// @param form takes a plan that is to be changed further
    public SweepViewModel(Consumer<List<Plan>> queue, Consumer<Plan> form) {
        this.queue = queue;
        this.form = form;
        for (StringProperty each : List.of(replays, rates, seeds)) {
            each.addListener((observed, before, now) -> settle());
        }
    }

    /// Begins with a plan.
    ///
    /// @param name what it is called
    public void begin(Plan plan, String name) {
        base = plan;
        title.set("Repeat " + name + " with\u2026");
        ways.clear();
        Set<Method> methods = new LinkedHashSet<>(List.of(
                plan.method(),
                new Method.Full(),
                new Method.LastBlocks(2),
                new Method.Head(),
                new Method.Lora(8, 16, List.of())));
        for (Method method : methods) {
            BooleanProperty chosen = new SimpleBooleanProperty(method.equals(plan.method()));
            chosen.addListener((observed, before, now) -> settle());
            ways.add(new Way(method, word(method), chosen));
        }
        replays.set(Figures.plain(plan.replay() * 100, 4));
        rates.set(rate(plan.optimizer().learningRate()));
        seeds.set(Long.toString(plan.seed()));
        settle();
        open.set(true);
    }

    public void close() {
        open.set(false);
    }

    /// Queues the runs, where nothing is wrong.
    public void run() {
        if (problem.get().isEmpty() && open.get()) {
            open.set(false);
            queue.accept(plans);
        }
    }

    /// Sets the plan up in the form, to change anything of it.
    public void edit() {
        open.set(false);
        form.accept(base);
    }

    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /// What is wrong, in a sentence; empty when nothing is.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// The runs there will be, in a few words.
    public ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /// What the button says.
    public ReadOnlyStringProperty command() {
        return command.getReadOnlyProperty();
    }

    /// Replay ratios in percent, separated by commas.
    public StringProperty replays() {
        return replays;
    }

    /// Learning rates, separated by commas.
    public StringProperty rates() {
        return rates;
    }

    /// Seeds, separated by commas.
    public StringProperty seeds() {
        return seeds;
    }

    /// The methods that can be compared, the plan's own first.
    public List<Way> ways() {
        return List.copyOf(ways);
    }

    private void settle() {
        if (base == null) {
            return;
        }
        try {
            Sweep sweep = sweep();
            if (sweep.size() > Sweep.MOST) {
                throw new InputException(Figures.count(sweep.size())
                        + " runs would take very long. Choose fewer values; " + Sweep.MOST + " runs are the most.");
            }
            plans = sweep.plans();
            problem.set("");
            summary.set(words(sweep));
            command.set(plans.size() == 1 ? "Queue the run" : "Queue " + plans.size() + " runs");
        } catch (InputException wrong) {
            problem.set(wrong.getMessage());
            summary.set("");
            command.set("Queue");
        }
    }

    private Sweep sweep() {
        List<Method> methods =
                ways.stream().filter(way -> way.chosen().get()).map(Way::method).toList();
        if (methods.isEmpty()) {
            throw new InputException("No method is chosen. Choose one or more.");
        }
        List<Double> shares = NumberList.read("replay ratio", replays.get(), 0, 100).stream()
                .map(percent -> percent / 100)
                .toList();
        boolean old = !base.oldFiles().isEmpty() || base.keeping().selfReplay().isPresent();
        if (!old && shares.stream().anyMatch(share -> share > 0)) {
            throw new InputException(
                    "A replay ratio over 0 needs old text, and this plan has none. Enter 0, or set the "
                            + "plan up in the form and add old text.");
        }
        List<Long> whole = NumberList.read("seed", seeds.get(), 0, Integer.MAX_VALUE).stream()
                .map(seed -> {
                    if (seed != Math.rint(seed)) {
                        throw new InputException("A seed is a whole number; " + seed + " is none.");
                    }
                    return seed.longValue();
                })
                .toList();
        return new Sweep(base, methods, NumberList.read("learning rate", rates.get(), 1e-12, 10), shares, whole);
    }

    private static String words(Sweep sweep) {
        if (sweep.size() == 1) {
            return "One run.";
        }
        List<String> names = sweep.names();
        String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
        return sweep.size() + " runs, one after the other: "
                + String.join(" · ", names.stream().limit(NAMED).toList()) + more + ".";
    }

    private static String rate(double rate) {
        return String.format(Locale.ROOT, "%.3e", rate)
                .replaceAll("\\.?0*e-0?", "e-")
                .replaceAll("\\.?0*e\\+0?0", "");
    }

    private static String word(Method method) {
        return switch (method) {
            case Method.Full() -> "all weights";
            case Method.LastBlocks(int blocks) -> "last " + blocks + " blocks";
            case Method.Head() -> "head only";
            case Method.Lora lora -> "LoRA rank " + lora.rank();
        };
    }
}
