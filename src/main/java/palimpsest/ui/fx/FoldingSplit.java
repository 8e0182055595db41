package palimpsest.ui.fx;

import java.util.function.DoubleUnaryOperator;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// Two parts beside or above each other, with a [SplitBar] between them. A part whose room is taken to less than half
/// of its least size folds away: a narrow [FoldedRail] with its name stays in its place and brings it back. The share
/// of the first part and what is folded may be kept; see [Remembered]. FX thread.
public final class FoldingSplit extends Region {
    /// Which part is folded away.
    public enum Folded {
        NONE,
        FIRST,
        SECOND
    }

    /// One of the two parts.
    ///
    /// @param name what it is called where it is folded
    /// @param least its least width or height
    public record Part(String name, Region content, double least) {}

    private final Orientation orientation;
    private final Part first;
    private final Part second;
    private final double gap;
    private final DoubleUnaryOperator usual;
    private final SplitBar bar;
    private final FoldedRail firstRail;
    private final FoldedRail secondRail;
    private final DoubleProperty share = new SimpleDoubleProperty(Double.NaN);
    private final ObjectProperty<Folded> folded = new SimpleObjectProperty<>(Folded.NONE);
    private final ObjectProperty<Folded> alone = new SimpleObjectProperty<>(Folded.NONE);

    /// @param orientation `HORIZONTAL` for parts beside each other
    /// @param gap between them, in pixels
    /// @param usual share of the first part by the room for both, while nobody chose another
    public FoldingSplit(Orientation orientation, Part first, Part second, double gap, DoubleUnaryOperator usual) {
        this.orientation = orientation;
        this.first = first;
        this.second = second;
        this.gap = gap;
        this.usual = usual;
        bar = new SplitBar(this, first.name() + " and " + second.name());
        firstRail = new FoldedRail(first.name(), orientation, true, () -> folded.set(Folded.NONE));
        secondRail = new FoldedRail(second.name(), orientation, false, () -> folded.set(Folded.NONE));
        getStyleClass().add("folding-split");
        getChildren().setAll(first.content(), firstRail, bar, second.content(), secondRail);
        setMinSize(0, 0);
        share.subscribe(this::requestLayout);
        folded.subscribe(this::settle);
        alone.subscribe(this::settle);
        settle();
    }

    /// Share of the first part in the room for both; NaN goes by what is usual.
    public DoubleProperty share() {
        return share;
    }

    public ObjectProperty<Folded> folded() {
        return folded;
    }

    /// Folds a part, or brings it back.
    public void toggle(Folded part) {
        folded.set(folded.get() == part ? Folded.NONE : part);
    }

    /// Gives everything to one part for a while, and leaves no trace of the other; `NONE` ends it.
    public void showAlone(Folded part) {
        alone.set(part);
    }

    /// Keeps the share and what is folded.
    public void keepIn(Remembered memory, String name) {
        memory.share(name + ".share", share);
        memory.choice(name + ".folded", folded, Folded.class);
    }

    Orientation orientation() {
        return orientation;
    }

    /// Moves the bar so many pixels; over the edge of what a part needs, the part folds.
    void moveTo(double place) {
        double room = room();
        if (place < first.least() / 2) {
            folded.set(Folded.FIRST);
        } else if (room - place < second.least() / 2) {
            folded.set(Folded.SECOND);
        } else {
            folded.set(Folded.NONE);
            share.set(within(place) / Math.max(1, room));
        }
    }

    /// Width or height of the first part.
    double place() {
        return switch (folded.get()) {
            case FIRST -> 0;
            case SECOND -> room();
            case NONE -> within(room() * (Double.isNaN(share.get()) ? usual.applyAsDouble(room()) : share.get()));
        };
    }

    private double length() {
        return orientation == Orientation.HORIZONTAL ? getWidth() : getHeight();
    }

    private double room() {
        return Math.max(0, length() - gap);
    }

    private double within(double place) {
        double most = Math.max(0, room() - second.least());
        return Math.floor(Math.clamp(place, Math.min(first.least(), most), most));
    }

    private void settle() {
        boolean whole = alone.get() == Folded.NONE;
        show(first.content(), whole ? folded.get() != Folded.FIRST : alone.get() == Folded.FIRST);
        show(second.content(), whole ? folded.get() != Folded.SECOND : alone.get() == Folded.SECOND);
        show(firstRail, whole && folded.get() == Folded.FIRST);
        show(secondRail, whole && folded.get() == Folded.SECOND);
        show(bar, whole && folded.get() == Folded.NONE);
        requestLayout();
    }

    private static void show(Region part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }

    @Override
    protected void layoutChildren() {
        if (alone.get() != Folded.NONE) {
            place(alone.get() == Folded.FIRST ? first.content() : second.content(), 0, length());
            return;
        }
        double rail = FoldedRail.THICKNESS;
        switch (folded.get()) {
            case FIRST -> {
                place(firstRail, 0, rail);
                place(second.content(), rail + gap, length() - rail - gap);
            }
            case SECOND -> {
                place(first.content(), 0, length() - rail - gap);
                place(secondRail, length() - rail, rail);
            }
            case NONE -> {
                double place = place();
                double thick = Math.max(gap, SplitBar.LEAST);
                place(first.content(), 0, place);
                place(second.content(), place + gap, length() - place - gap);
                place(bar, place + gap / 2 - thick / 2, thick);
                bar.toFront();
            }
        }
    }

    private void place(Region part, double at, double size) {
        double room = Math.max(0, size);
        if (orientation == Orientation.HORIZONTAL) {
            part.resizeRelocate(at, 0, room, getHeight());
        } else {
            part.resizeRelocate(0, at, getWidth(), room);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 2 * first.least() + gap;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 400;
    }
}
