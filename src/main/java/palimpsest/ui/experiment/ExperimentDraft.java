package palimpsest.ui.experiment;

import java.util.List;
import java.util.Map;

/// What a person has set up so far, runnable or not, as plain text to be kept between two starts of the program.
///
/// @param files chosen files by place (`model`, `new`, `old`, and the lists of the settings)
/// @param texts the fields as typed, by name
public record ExperimentDraft(Map<String, List<String>> files, Map<String, String> texts) {
    public ExperimentDraft {
        files = Map.copyOf(files);
        texts = Map.copyOf(texts);
    }

    /// Nothing set up.
    public static ExperimentDraft empty() {
        return new ExperimentDraft(Map.of(), Map.of());
    }
}
