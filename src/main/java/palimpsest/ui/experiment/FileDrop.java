package palimpsest.ui.experiment;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Lets files and folders be dropped on a node, which shows that it would take them (pseudo-class `drag`).
public final class FileDrop {
    private static final PseudoClass DRAG = PseudoClass.getPseudoClass("drag");

    private FileDrop() {}

    /// @param taken is given what was dropped, on the FX thread
    public static void accept(Node node, Consumer<List<Path>> taken) {
        accept(node, taken, over -> {});
    }

    /// @param taken is given what was dropped, on the FX thread
    /// @param over is told when files come over the node (true) and when they leave it (false)
    static void accept(Node node, Consumer<List<Path>> taken, Consumer<Boolean> over) {
        node.setOnDragEntered(event -> {
            boolean files = brings(event);
            node.pseudoClassStateChanged(DRAG, files);
            over.accept(files);
        });
        node.setOnDragExited(event -> {
            node.pseudoClassStateChanged(DRAG, false);
            over.accept(false);
        });
        node.setOnDragOver(event -> {
            if (brings(event)) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        node.setOnDragDropped(event -> dropped(event, taken));
    }

    /// Whether files come from elsewhere; what is dragged out of this window is not dropped on it.
    private static boolean brings(DragEvent event) {
        return event.getDragboard().hasFiles() && event.getGestureSource() == null;
    }

    private static void dropped(DragEvent event, Consumer<List<Path>> taken) {
        if (brings(event)) {
            List<Path> paths =
                    event.getDragboard().getFiles().stream().map(File::toPath).toList();
            event.setDropCompleted(true);
            event.consume();
            taken.accept(paths);
        }
    }
}
