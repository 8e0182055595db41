package palimpsest.ui.training;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import palimpsest.ui.fx.Remembered;
import palimpsest.workbench.RunExport;

/// What a person chose for all plots of losses: the axes, the smoothing, and which lines are shown. FX thread.
public final class PlotChoices {
    private final ObjectProperty<LossUnit> unit = new SimpleObjectProperty<>(LossUnit.BITS_PER_BYTE);
    private final ObjectProperty<XUnit> across = new SimpleObjectProperty<>(XUnit.STEPS);
    private final ObjectProperty<Smoothing> smoothing = new SimpleObjectProperty<>(Smoothing.USUAL);
    private final BooleanProperty logX = new SimpleBooleanProperty();
    private final BooleanProperty logY = new SimpleBooleanProperty();
    private final BooleanProperty notes = new SimpleBooleanProperty(true);
    private final LineChoices lines = new LineChoices(this::changed);
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();

    PlotChoices() {
        for (Property<?> each : List.of(unit, across, smoothing, logX, logY, notes)) {
            each.addListener((observed, before, now) -> changed());
        }
    }

    /// Keeps all of it but the lines, which are those of some runs.
    public void keepIn(Remembered memory) {
        memory.choice("plots.unit", unit, LossUnit.class);
        memory.choice("plots.across", across, XUnit.class);
        memory.choice("plots.smoothing", smoothing, Smoothing.class);
        memory.flag("plots.logX", logX);
        memory.flag("plots.logY", logY);
        memory.flag("plots.notes", notes);
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    public ObjectProperty<LossUnit> unit() {
        return unit;
    }

    /// What the x axis counts.
    public ObjectProperty<XUnit> across() {
        return across;
    }

    public ObjectProperty<Smoothing> smoothing() {
        return smoothing;
    }

    public BooleanProperty logX() {
        return logX;
    }

    public BooleanProperty logY() {
        return logY;
    }

    /// Whether epochs, checkpoints, events and the learning rate are shown.
    public BooleanProperty notes() {
        return notes;
    }

    LineChoices lines() {
        return lines;
    }

    /// Grows with every choice.
    ReadOnlyLongProperty changes() {
        return changes.getReadOnlyProperty();
    }

    LossHistory.Look look() {
        return new LossHistory.Look(unit.get(), across.get(), smoothing.get());
    }

    /// The same for what is drawn from the folders of runs.
    public RunExport.Axes axes() {
        RunExport.Unit in = switch (unit.get()) {
            case NATS -> RunExport.Unit.NATS;
            case BITS_PER_BYTE -> RunExport.Unit.BITS;
            case PERPLEXITY -> RunExport.Unit.PERPLEXITY;
        };
        RunExport.Across by = switch (across.get()) {
            case STEPS -> RunExport.Across.STEP;
            case TOKENS -> RunExport.Across.TOKENS;
            case EPOCHS -> RunExport.Across.EPOCHS;
            case TIME -> RunExport.Across.SECONDS;
            case FLOPS -> RunExport.Across.FLOPS;
        };
        return new RunExport.Axes(in, by);
    }
}
