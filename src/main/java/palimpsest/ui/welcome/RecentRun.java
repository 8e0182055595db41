package palimpsest.ui.welcome;

import java.nio.file.Path;

/// A run that can be opened again.
///
/// @param name its name
/// @param standing where it stands, in a word or a percentage
/// @param detail all of it in a sentence
public record RecentRun(Path folder, String name, String standing, String detail) {}
