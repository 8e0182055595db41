package palimpsest.onnx;

/// Where the elements of a tensor lie outside the ONNX file.
///
/// @param file name of a file in the same folder
/// @param offset first byte
/// @param length bytes
public record OnnxPlace(String file, long offset, long length) {}
