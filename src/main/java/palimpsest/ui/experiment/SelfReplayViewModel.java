package palimpsest.ui.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import palimpsest.train.Keeping.SelfReplay;
import palimpsest.ui.experiment.FieldViewModel.Range;

/// Whether the model is to write old text itself before the run, and how much, of what length and from what.
public final class SelfReplayViewModel {
    private static final String DRAFT = "self-replay ";
    private static final String ASKED = DRAFT + "asked";

    private final BooleanProperty asked = new SimpleBooleanProperty(false);
    private final ReadOnlyStringWrapper offer = new ReadOnlyStringWrapper();
    private final FieldViewModel tokens = new FieldViewModel(
            "Tokens", "Tokens of old text that the model writes", new Range(4, 1e9, true, false), "100000");
    private final FieldViewModel temperature = new FieldViewModel(
            "Temperature",
            "1 draws as the model predicts; lower is more like itself",
            new Range(0.01, 10, false, false),
            "1");
    private final FieldViewModel length = new FieldViewModel(
            "Length",
            "Most tokens of each text; auto is the context",
            new Range(2, 1_048_576, true, true),
            FieldViewModel.AUTO);
    private final PathsViewModel prompts = new PathsViewModel("Prompts", false);

    /// @param old the state of the old text that is given
    SelfReplayViewModel(ObservableValue<SourceViewModel.State> old) {
        offer.bind(Bindings.createStringBinding(
                () -> old.getValue() == SourceViewModel.State.EMPTY
                        ? "Let the model write it"
                        : "Let the model write more",
                old));
    }

    /// Whether it is asked to write.
    public BooleanProperty asked() {
        return asked;
    }

    /// What to press to ask it.
    public ReadOnlyStringProperty offer() {
        return offer.getReadOnlyProperty();
    }

    /// The numbers, in the order in which they are shown.
    public List<FieldViewModel> numbers() {
        return List.of(tokens, temperature, length);
    }

    /// A file whose texts begin the model's own; without one each begins with the model's BOS.
    public PathsViewModel prompts() {
        return prompts;
    }

    /// What is asked for; every number has a value.
    ///
    /// @param context tokens of a row
    Optional<SelfReplay> selfReplay(int context) {
        if (!asked.get()) {
            return Optional.empty();
        }
        int most = (int) length.value().orElseThrow();
        return Optional.of(new SelfReplay(
                (long) tokens.value().orElseThrow(),
                temperature.value().orElseThrow(),
                most == 0 ? context : most,
                prompts.paths().get().stream().findFirst()));
    }

    /// The first thing wrong with a number that counts; empty when all are well.
    Optional<String> firstWrong() {
        return numbers().stream()
                .filter(field -> asked.get() && field.value().isEmpty())
                .map(field -> field.problem().get())
                .findFirst();
    }

    /// Takes over what a plan asks for.
    void show(Optional<SelfReplay> plan) {
        asked.set(plan.isPresent());
        plan.ifPresent(how -> {
            tokens.show(how.tokens());
            temperature.show(how.temperature());
            length.show(how.length());
        });
        prompts.set(plan.flatMap(SelfReplay::prompts).map(List::of).orElse(List.of()));
    }

    /// The fields as typed, by name.
    Map<String, String> draft() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(ASKED, String.valueOf(asked.get()));
        numbers().forEach(field -> texts.put(name(field), field.text().get()));
        return texts;
    }

    /// @param files the prompts that were chosen
    void restore(Map<String, String> texts, List<Path> files) {
        asked.set(Boolean.parseBoolean(texts.get(ASKED)));
        numbers()
                .forEach(field -> field.text()
                        .set(texts.getOrDefault(name(field), field.text().get())));
        prompts.set(files);
    }

    /// Calls `action` after every change.
    void onChange(Runnable action) {
        asked.addListener((observed, before, now) -> action.run());
        numbers().forEach(field -> field.text().addListener((observed, before, now) -> action.run()));
        prompts.paths().addListener((observed, before, now) -> action.run());
    }

    private static String name(FieldViewModel field) {
        return DRAFT + field.label().toLowerCase(Locale.ROOT);
    }
}
