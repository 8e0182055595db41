package palimpsest.model;

/// The extents of a linear layer.
///
/// @param in features of its input
/// @param out features of its output
/// @param inOut whether its weight lies as [in, out], as in GPT-2's files; otherwise as [out, in]
public record LinearLayer(long in, long out, boolean inOut) {}
