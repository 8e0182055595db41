package palimpsest.ui.training;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Notices as quiet banners that a person can put away.
final class NoticesView {
    private static final int MOST = 3;

    private final VBox banners = new VBox();

    Node createView() {
        banners.setId("notices");
        banners.getStyleClass().add("notices");
        return banners;
    }

    void bind(ObservableList<Notice> notices) {
        notices.addListener((ListChangeListener<Notice>) change -> fill(notices));
        fill(notices);
    }

    private void fill(ObservableList<Notice> notices) {
        int from = Math.max(0, notices.size() - MOST);
        banners.getChildren()
                .setAll(notices.subList(from, notices.size()).stream()
                        .map(notice -> banner(notice, notices))
                        .toList());
        banners.setVisible(!notices.isEmpty());
        banners.setManaged(!notices.isEmpty());
    }

    private static Node banner(Notice notice, ObservableList<Notice> notices) {
        Label title = new Label(notice.title());
        title.getStyleClass().add("notice-title");
        title.setWrapText(true);
        Label text = new Label(notice.text());
        text.getStyleClass().add("notice-text");
        text.setWrapText(true);
        // a sentence that does not fit takes another line; it is never cut
        title.setMinHeight(Region.USE_PREF_SIZE);
        text.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(1, title, text);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button dismiss = new Button(null, new FontIcon("fth-x"));
        dismiss.getStyleClass().setAll("panel-action");
        dismiss.setAccessibleText("Put this notice away");
        dismiss.setOnAction(pressed -> notices.remove(notice));
        dismiss.setMinWidth(Region.USE_PREF_SIZE);
        HBox banner = new HBox(new FontIcon(icon(notice.kind())), words);
        notice.action().ifPresent(action -> banner.getChildren().add(button(action)));
        banner.getChildren().add(dismiss);
        banner.setMinHeight(Region.USE_PREF_SIZE);
        banner.getStyleClass().addAll("notice", style(notice.kind()));
        banner.setAccessibleRole(AccessibleRole.TEXT);
        banner.setAccessibleText(notice.title() + ". " + notice.text());
        return banner;
    }

    private static Button button(Notice.Action action) {
        Button button = new Button(action.words());
        button.getStyleClass().setAll("command", "notice-action");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(pressed -> action.run().run());
        return button;
    }

    private static String icon(Notice.Kind kind) {
        return switch (kind) {
            case INFORMATION -> "fth-info";
            case WARNING -> "fth-alert-triangle";
            case FAILURE -> "fth-alert-circle";
        };
    }

    private static String style(Notice.Kind kind) {
        return switch (kind) {
            case INFORMATION -> "information";
            case WARNING -> "warning";
            case FAILURE -> "failure";
        };
    }
}
