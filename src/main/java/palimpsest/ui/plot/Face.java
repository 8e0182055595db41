package palimpsest.ui.plot;

/// The three faces the plots write in.
public enum Face {
    /// Names and figures; digits are tabular.
    TEXT("InterTabular-Regular.ttf"),
    /// Titles and emphasised figures.
    STRONG("InterTabular-SemiBold.ttf"),
    /// Tokens.
    MONO("JetBrainsMono-Regular.ttf");

    private final String file;

    Face(String file) {
        this.file = file;
    }

    /// Its file below `/palimpsest/ui/fonts`.
    String resource() {
        return "/palimpsest/ui/fonts/" + file;
    }
}
