package palimpsest.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.graph.Graph;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// ONNX files that cannot be taken are refused in a sentence that names the file, what is wrong and the way out.
class OnnxRefusalTest {
    private static final String EXPORT = "optimum-cli export onnx --model MODEL --task text-generation";

    @TempDir
    Path outside;

    private Path folder;
    private Path file;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(outside.resolve("model"));
        file = folder.resolve("model.onnx");
    }

    @Test
    void aPlainDecoderIsTaken() {
        decoder(17).write(file);
        try (OnnxModel model = OnnxModel.open(file)) {
            assertEquals(
                    List.of("embedding.weight", "head"),
                    List.copyOf(model.weights().keySet()));
            assertEquals(Shape.of(2, 3, 5), build(model).shape());
        }
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws IOException {
        byte[] whole = decoder(17).bytes();
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        refused("damaged", "fetch it again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a model at all, but a letter to a friend", "\n\u0000"})
    void aFileThatIsNoModelIsRefused(String content) throws IOException {
        Files.writeString(file, content);
        refused(file.toString(), "again");
    }

    @Test
    void aMissingFileIsNamed() {
        refused("There is no file", "check the path");
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 23, 99})
    void anOpsetOfAnotherTimeIsNamed(int opset) {
        decoder(opset).write(file);
        refused("opset " + opset, "expected 11 to 22", EXPORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"past_key_values.0.key", "past_key_0", "cache_position", "use_cache_branch"})
    void aGraphWithACacheIsRefusedWithTheExportThatAvoidsIt(String input) {
        decoder(17).input(input, ExportedFile.F32, "batch", "2", "past", "4").write(file);
        refused(input, "cache of past keys and values", "not text-generation-with-past", EXPORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Attention", "MultiHeadAttention", "GroupQueryAttention", "DecoderMaskedMultiHeadAttention"})
    void fusedAttentionIsRefusedByName(String operator) {
        ExportedFile exported = decoder(17);
        exported.node(operator, "logits");
        exported.write(file);
        refused("is " + operator, "/model/" + operator, "without optimisation", EXPORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QuantizeLinear",
                "DequantizeLinear",
                "DynamicQuantizeLinear",
                "MatMulInteger",
                "MatMulNBits",
                "QLinearMatMul",
                "QLinearAdd"
            })
    void aQuantisedGraphIsRefusedByName(String operator) {
        ExportedFile exported = decoder(17);
        exported.node(operator, "logits");
        exported.write(file);
        refused("is quantised", operator, "--dtype fp32");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 21}) // INT8, INT16, UINT4
    void aTensorOfAnotherTypeIsRefused(int type) {
        ExportedFile exported = decoder(17);
        exported.initializer(TensorProto.newBuilder()
                .setName("packed")
                .setDataType(type)
                .addDims(1)
                .setRawData(ByteString.copyFrom(new byte[2]))
                .build());
        exported.write(file);
        refused("tensor packed", "expected f32", EXPORT);
    }

    @Test
    void aTensorWithTooFewBytesIsRefused() {
        ExportedFile exported = decoder(17);
        exported.initializer(TensorProto.newBuilder()
                .setName("short")
                .setDataType(ExportedFile.F32)
                .addDims(4)
                .setRawData(ByteString.copyFrom(new byte[12]))
                .build());
        exported.write(file);
        refused("tensor short of F32 [4] needs 16 bytes and has 12", "fetch the file again");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MAX_VALUE})
    void aTensorOfAnImpossibleShapeIsRefused(long extent) {
        ExportedFile exported = decoder(17);
        exported.initializer(TensorProto.newBuilder()
                .setName("odd")
                .setDataType(ExportedFile.F32)
                .addDims(extent)
                .setRawData(ByteString.copyFrom(new byte[12]))
                .build());
        exported.write(file);
        refused("tensor odd has the shape [" + extent + "], which cannot be");
    }

    @Test
    void externalDataBesideTheFileIsRead() throws IOException {
        Files.write(folder.resolve("model.onnx_data"), new byte[60]);
        external("model.onnx_data", 20, 40);
        try (OnnxModel model = OnnxModel.open(file)) {
            assertEquals(40, model.initializers().get("extra").bytes().byteSize());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret", "/etc/hostname", "sub/../../secret", "..\\secret", "C:\\secret", "", "a\u0000b"})
    void externalDataOutsideTheFolderIsNeverRead(String location) throws IOException {
        Files.write(outside.resolve("secret"), new byte[60]);
        external(location, 0, 40);
        refused("tensor extra", "outside the model's folder");
    }

    @Test
    void externalDataBehindALinkOutOfTheFolderIsNeverRead() throws IOException {
        Path secret = Files.write(outside.resolve("secret"), new byte[60]);
        Files.createSymbolicLink(folder.resolve("data"), secret);
        external("data", 0, 40);
        refused("tensor extra", "outside the model's folder", "put a copy of that file into the folder");
    }

    @Test
    void missingExternalDataIsNamed() {
        external("model.onnx_data", 0, 40);
        refused("model.onnx_data, which is missing", "fetch it into the same folder");
    }

    @Test
    void externalDataBeyondTheEndOfItsFileIsRefused() throws IOException {
        Files.write(folder.resolve("data"), new byte[60]);
        for (long offset : new long[] {24, -8, Long.MAX_VALUE}) {
            external("data", offset, 40);
            refused("tensor extra", "which has only 60", "fetch that file again");
        }
        external("data", 0, 36);
        refused("needs 40 bytes and has 36");
    }

    @Test
    void anOperatorThatIsNotKnownIsNamed() {
        ExportedFile exported = new ExportedFile(17).input("input_ids", ExportedFile.I64, "batch", "time");
        exported.name(exported.node("Fancy", "input_ids"), "logits");
        exported.output("logits", ExportedFile.F32).write(file);
        refusedWhenBuilt("node /model/Fancy is Fancy, an operator that is not known", EXPORT);
    }

    @Test
    void anInputThatIsNotKnownIsNamed() {
        decoder(17).input("pixel_values", ExportedFile.F32, "batch", "3").write(file);
        refused("takes the input pixel_values", "Export a text-generation model");
    }

    @Test
    void fixedAxesAreRefused() {
        ExportedFile exported = new ExportedFile(17).input("input_ids", ExportedFile.I64, "batch", "128");
        exported.name(exported.node("Cast", "input_ids"), "logits");
        exported.output("logits", ExportedFile.F32).write(file);
        refused("takes input_ids only as [batch, 128]", "dynamic axes", EXPORT);
    }

    @Test
    void aTensorThatNothingMakesIsNamed() {
        ExportedFile exported = new ExportedFile(17).input("input_ids", ExportedFile.I64, "batch", "time");
        exported.name(exported.node("Gather", "lost.weight", "input_ids"), "logits");
        exported.output("logits", ExportedFile.F32).write(file);
        refusedWhenBuilt("uses the tensor lost.weight before anything makes it");
    }

    @Test
    void shapesThatDoNotFitAreNamedWithTheirNode() {
        ExportedFile exported = decoder(17);
        exported.name(exported.node("MatMul", "logits", "head"), "wrong");
        exported.output("wrong", ExportedFile.F32).write(file);
        refusedWhenBuilt("node /model/MatMul_1 is MatMul", "expected inner extents that agree");
    }

    private void external(String location, long offset, long length) {
        ExportedFile exported = decoder(17);
        exported.external("extra", location, offset, length, 10);
        exported.write(file);
    }

    /// Five words of width 4 and a head that torch.onnx renamed.
    private static ExportedFile decoder(int opset) {
        ExportedFile exported = new ExportedFile(opset).input("input_ids", ExportedFile.I64, "batch", "time");
        exported.initializer("embedding.weight", HostTensor.ofFloats(Arena.ofAuto(), new float[20], 5, 4));
        exported.initializer("head", HostTensor.ofFloats(Arena.ofAuto(), new float[20], 4, 5));
        exported.name(
                exported.node("MatMul", exported.node("Gather", "embedding.weight", "input_ids"), "head"), "logits");
        return exported.output("logits", ExportedFile.F32, "batch", "time", "5");
    }

    private void refused(String... words) {
        sentence(assertThrows(InputException.class, () -> OnnxModel.open(file).close()), words);
    }

    private void refusedWhenBuilt(String... words) {
        try (OnnxModel model = OnnxModel.open(file)) {
            sentence(assertThrows(InputException.class, () -> build(model)), words);
        }
    }

    private void sentence(InputException refusal, String... words) {
        String message = refusal.getMessage();
        assertTrue(message.contains(file.toString()), message);
        for (String word : words) {
            assertTrue(message.contains(word), () -> "'" + word + "' in: " + message);
        }
        assertFalse(message.contains("Exception") || message.contains("\n"), message);
    }

    private static Value build(OnnxModel model) {
        Ops ops = new Ops(new Graph());
        Value ids = ops.graph().input("ids", new ValueType(ElementType.I64, Shape.of(2, 3)));
        return model.build(ops, ids, (name, shape) -> ops.graph().input(name, new ValueType(ElementType.F32, shape)));
    }
}
