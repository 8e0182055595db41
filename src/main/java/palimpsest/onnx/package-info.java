/// ONNX files to and from [palimpsest.graph.Graph].
package palimpsest.onnx;
