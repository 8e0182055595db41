package palimpsest.ui.fx;

import java.util.Locale;

/// The views that a person can have explained.
public enum HelpTopic {
    NEW_TEXT,
    OLD_TEXT,
    LEDGER,
    TOKENS,
    EXPERIMENT,
    RUNS,
    WELCOME;

    /// The name by which the help's texts know it: `new-text`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
