package palimpsest.ui.tokens;

/// A token of a text.
///
/// @param passage index of its passage in the run
/// @param token index in the passage
record TokenPlace(int passage, int token) {}
