package palimpsest.ui.export;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import palimpsest.ui.fx.Remembered;
import palimpsest.ui.plot.Exhibit;
import palimpsest.ui.plot.Ground;
import palimpsest.ui.plot.Picture;
import palimpsest.ui.plot.PictureFile;

/// What is taken out of the window, and as what: chosen once, and the same the next time. It is taken as it is shown
/// when it is chosen, so that the small picture beside the choices is what comes out. FX thread.
public final class ExportViewModel {
    /// Logical pixels of the small picture.
    static final double PREVIEW_WIDTH = 300;

    static final double PREVIEW_HEIGHT = 214;

    /// Its pixels for each logical pixel, so that it is sharp on any screen.
    static final double SHARP = 2;

    private final Lanes lanes;
    private final Supplier<String> runs;
    private final ReadOnlyObjectWrapper<List<Exhibit>> offered = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Exhibit> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<ExportForm> form = new SimpleObjectProperty<>(ExportForm.PNG);
    private final ObjectProperty<PictureSize> size = new SimpleObjectProperty<>(PictureSize.TWO);
    private final ObjectProperty<Ground> ground = new SimpleObjectProperty<>(Ground.LIGHT);
    private final ReadOnlyBooleanWrapper numbers = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper extent = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<BufferedImage>> preview =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Taken> taken = Optional.empty();
    private long previews;

    /// Where work is done.
    ///
    /// @param drawing draws small pictures; only the latest counts
    /// @param writing writes what a person waits for; all of it counts
    /// @param fx runs what it is given on the FX thread
    public record Lanes(Executor drawing, Executor writing, Executor fx) {}

    /// @param runs what the shown runs are called in the name of a file
    public ExportViewModel(Lanes lanes, Supplier<String> runs) {
        this.lanes = lanes;
        this.runs = runs;
        chosen.subscribe(this::take);
        form.subscribe(this::describe);
        size.subscribe(this::describe);
        ground.subscribe(() -> {
            describe();
            draw();
        });
    }

    /// Keeps what is chosen from one start to the next.
    public void keepIn(Remembered memory) {
        memory.choice("export.form", form, ExportForm.class);
        memory.choice("export.size", size, PictureSize.class);
        memory.choice("export.ground", ground, Ground.class);
    }

    /// Offers what there is to show among these.
    ///
    /// @param first chosen among them, where it has something to show
    /// @return whether there is anything
    public boolean offer(List<Exhibit> exhibits, Optional<Exhibit> first) {
        List<Exhibit> full = exhibits.stream()
                .filter(exhibit -> exhibit.picture().get().isPresent())
                .toList();
        chosen.set(null);
        offered.set(full);
        String wanted = first.map(Exhibit::id).orElse("");
        Optional<Exhibit> found =
                full.stream().filter(exhibit -> exhibit.id().equals(wanted)).findFirst();
        chosen.set(found.orElse(full.isEmpty() ? null : full.getLast()));
        return !full.isEmpty();
    }

    /// Chooses something, which is taken as it is shown now.
    ///
    /// @return whether it has something to show
    public boolean choose(Exhibit exhibit) {
        chosen.set(null);
        chosen.set(exhibit);
        return taken.isPresent();
    }

    public ReadOnlyObjectProperty<List<Exhibit>> offered() {
        return offered.getReadOnlyProperty();
    }

    public ObjectProperty<Exhibit> chosen() {
        return chosen;
    }

    public ObjectProperty<ExportForm> form() {
        return form;
    }

    public ObjectProperty<PictureSize> size() {
        return size;
    }

    public ObjectProperty<Ground> ground() {
        return ground;
    }

    /// Whether what is chosen has numbers behind it.
    ReadOnlyBooleanProperty numbers() {
        return numbers.getReadOnlyProperty();
    }

    /// How large it comes out.
    ReadOnlyStringProperty extent() {
        return extent.getReadOnlyProperty();
    }

    /// A small picture of it; empty until it is drawn.
    ReadOnlyObjectProperty<Optional<BufferedImage>> preview() {
        return preview.getReadOnlyProperty();
    }

    /// What the file of what is chosen would be called, with its ending.
    public String fileName(ExportForm as) {
        String name = runs.get() + "-" + chosen.get().id();
        return name.replaceAll("[^\\p{L}\\p{N}._-]+", "-") + as.kind().ending();
    }

    /// Writes what is chosen. What it returns is done on any thread.
    public CompletableFuture<Void> write(Path file, ExportForm as) {
        Taken what = taken.orElseThrow().as(as);
        return CompletableFuture.runAsync(() -> what.write(file), lanes.writing());
    }

    /// What is chosen, for the clipboard: an image, or where it is an SVG or numbers, text. What it returns is done on
    /// any thread.
    public CompletableFuture<Copied> copied(ExportForm as) {
        Taken what = taken.orElseThrow().as(as);
        return CompletableFuture.supplyAsync(() -> Copied.of(what), lanes.writing());
    }

    /// What is chosen as a PNG file in a folder that goes with the program. What it returns is done on any thread.
    public CompletableFuture<Dragged> dragged() {
        String name = fileName(ExportForm.PNG);
        Taken what = taken.orElseThrow().as(ExportForm.PNG);
        return CompletableFuture.supplyAsync(() -> Dragged.of(what, name), lanes.writing());
    }

    private void take(Exhibit exhibit) {
        Optional<Picture> picture =
                exhibit == null ? Optional.empty() : exhibit.picture().get();
        taken = picture.map(shown -> new Taken(shown, exhibit.numbers().get(), form.get(), size.get(), ground.get()));
        numbers.set(taken.flatMap(Taken::numbers).isPresent());
        if (!numbers.get() && form.get() == ExportForm.CSV) {
            form.set(ExportForm.PNG);
        }
        preview.set(Optional.empty());
        describe();
        draw();
    }

    private void describe() {
        taken = taken.map(was -> new Taken(was.picture(), was.numbers(), form.get(), size.get(), ground.get()));
        extent.set(taken.map(Taken::extent).orElse(""));
    }

    private void draw() {
        long number = ++previews;
        taken.ifPresent(what -> CompletableFuture.supplyAsync(
                        () -> PictureFile.preview(
                                what.picture(), what.ground(), SHARP * PREVIEW_WIDTH, SHARP * PREVIEW_HEIGHT),
                        lanes.drawing())
                .whenCompleteAsync(
                        (image, failure) -> {
                            if (number == previews) {
                                preview.set(Optional.ofNullable(image));
                            }
                        },
                        lanes.fx()));
    }
}
