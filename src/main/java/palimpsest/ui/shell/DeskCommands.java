package palimpsest.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import palimpsest.ui.training.Notice;

/// What the window tells of itself: what it is made of, and the defects that showed. FX thread.
final class DeskCommands {
    private final Desk desk;
    private final QuestionView question;
    private final Consumer<Notice> notices;

    DeskCommands(Desk desk, QuestionView question, Consumer<Notice> notices) {
        this.desk = desk;
        this.question = question;
        this.notices = notices;
    }

    /// The buttons that stand below the help.
    List<Node> buttons() {
        return List.of(
                button("about", "About and licences", this::about), button("crashes", "Crash reports", this::crashes));
    }

    /// Shows the version, and what others made with the licences.
    void about() {
        List<QuestionView.Answer> answers = new ArrayList<>();
        desk.licences()
                .ifPresent(folder -> answers.add(
                        new QuestionView.Answer("about-licences", "Licence texts", false, () -> open(folder))));
        answers.add(new QuestionView.Answer("about-close", "Close", true, () -> {}));
        question.ask("Palimpsest " + desk.crashes().version(), AboutView.createView(Component.all()), answers);
    }

    /// Says that the program has a defect, which costs the person nothing of what they set up, and keeps a report.
    void admit(Thread thread, Throwable defect) {
        Optional<Path> report = desk.crashes().write(thread, defect);
        notices.accept(new Notice(
                Notice.Kind.FAILURE,
                "Something went wrong inside Palimpsest",
                "It is not your doing, and what you set up is still there: " + defect + "."
                        + report.map(file -> " The report is " + file + ".").orElse("")));
    }

    /// Shows the folder of crash reports.
    void crashes() {
        try {
            open(desk.crashes().ready());
        } catch (IOException unwritable) {
            missed(desk.crashes().folder());
        }
    }

    /// Shows a folder, or says where it is.
    void open(Path folder) {
        try {
            desk.folders().open(folder);
        } catch (IOException nothingOpensIt) {
            missed(folder);
        }
    }

    private void missed(Path folder) {
        notices.accept(new Notice(
                Notice.Kind.INFORMATION, "This system has nothing that shows folders", "Look into " + folder + "."));
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().setAll("command");
        button.setOnAction(pressed -> action.run());
        return button;
    }
}
