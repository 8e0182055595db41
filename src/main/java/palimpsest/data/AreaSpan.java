package palimpsest.data;

/// A stretch of a token stream that belongs to one area.
///
/// @param area name of the area
/// @param from position of its first token in the stream
/// @param tokens its length
public record AreaSpan(String area, long from, long tokens) {}
