package palimpsest.sample;

/// One file of the sample world.
///
/// @param path where it stands in the folder, with `/`
/// @param documents how many documents, paragraphs, passages or items it holds
/// @param bytes its length in bytes
/// @param sha256 the SHA-256 of its bytes, in lower-case hexadecimal
public record SampleFile(String path, int documents, long bytes, String sha256) {}
