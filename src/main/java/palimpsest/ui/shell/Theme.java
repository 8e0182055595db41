package palimpsest.ui.shell;

/// How the window is coloured.
public enum Theme {
    /// As the system is.
    SYSTEM("Follow the system"),
    LIGHT("Light"),
    DARK("Dark");

    private final String label;

    Theme(String label) {
        this.label = label;
    }

    /// Name for a menu.
    public String label() {
        return label;
    }

    /// @param systemDark whether the system is dark
    public boolean dark(boolean systemDark) {
        return this == DARK || this == SYSTEM && systemDark;
    }
}
