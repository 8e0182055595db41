package palimpsest.sample;

/// How much an area, or a new text, holds.
///
/// @param area its name
/// @param facts its facts; 0 for pure style; of a new text what it teaches
/// @param items the questions that ask for them
/// @param documents its training documents, or the paragraphs of a new text
/// @param bytes the length of its training file
public record AreaCount(String area, int facts, int items, int documents, long bytes) {}
