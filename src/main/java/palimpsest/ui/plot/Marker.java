package palimpsest.ui.plot;

/// A note at one place of the x axis, such as the start of an epoch.
public record Marker(double x, String label) {}
