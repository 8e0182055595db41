package palimpsest.data;

/// One document of a corpus: the unit that is trained on or held out as a whole.
///
/// @param area the named area of knowledge it belongs to: its own `area` field, else the file's name without extension
/// @param text its text, without control tokens
public record Document(String area, String text) {}
