package palimpsest.ui;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import javafx.util.Pair;

/// Drops files on a node with the events a system's drag sends. The headless platform has no drags of its own, so the
/// events are real ones around a clipboard in memory. FX thread.
public final class Drops {
    private Drops() {}

    /// Drags over the middle of the node and, where it accepts, drops.
    ///
    /// @return whether the node accepted
    public static boolean drop(Node target, Path... files) {
        Dragboard board = board(List.of(files).stream().map(Path::toFile).toList());
        fire(target, DragEvent.DRAG_ENTERED, board);
        boolean accepted = fire(target, DragEvent.DRAG_OVER, board);
        if (accepted) {
            fire(target, DragEvent.DRAG_DROPPED, board);
        }
        fire(target, DragEvent.DRAG_EXITED, board);
        return accepted;
    }

    /// Holds files over a node without letting go.
    public static void hold(Node target, Path... files) {
        fire(
                target,
                DragEvent.DRAG_ENTERED,
                board(List.of(files).stream().map(Path::toFile).toList()));
    }

    /// Takes the files away again.
    public static void leave(Node target, Path... files) {
        fire(
                target,
                DragEvent.DRAG_EXITED,
                board(List.of(files).stream().map(Path::toFile).toList()));
    }

    private static boolean fire(Node target, EventType<DragEvent> type, Dragboard board) {
        double x = target.getLayoutBounds().getCenterX();
        double y = target.getLayoutBounds().getCenterY();
        Point2D scene = target.localToScene(x, y);
        Point2D screen = target.localToScreen(x, y);
        DragEvent event = new DragEvent(
                type,
                board,
                scene.getX(),
                scene.getY(),
                screen.getX(),
                screen.getY(),
                TransferMode.COPY,
                null,
                null,
                new PickResult(target, scene.getX(), scene.getY()));
        Event.fireEvent(target, event);
        return event.isAccepted();
    }

    private static boolean put(Pair<?, ?>[] added, Map<DataFormat, Object> content) {
        for (Pair<?, ?> each : added) {
            content.put((DataFormat) each.getKey(), each.getValue());
        }
        return true;
    }

    private static Dragboard board(List<File> files) {
        return board(Map.of(DataFormat.FILES, files));
    }

    /// What is dragged, around a content that it reads and writes.
    public static Dragboard board(Map<DataFormat, Object> content) {
        TKClipboard memory = (TKClipboard) Proxy.newProxyInstance(
                Drops.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getContent" -> content.get(arguments[0]);
                    case "hasContent" -> content.containsKey(arguments[0]);
                    case "getContentTypes" -> content.keySet();
                    case "getTransferModes" -> Set.copyOf(EnumSet.of(TransferMode.COPY));
                    case "putContent" -> put((Pair<?, ?>[]) arguments[0], content);
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    case "toString" -> "clipboard in memory";
                    default -> method.getReturnType() == double.class ? 0.0 : null;
                });
        return DragboardHelper.createDragboard(memory);
    }
}
