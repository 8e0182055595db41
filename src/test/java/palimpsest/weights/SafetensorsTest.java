package palimpsest.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

class SafetensorsTest {
    @TempDir
    Path folder;

    Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("model.safetensors");
    }

    @Test
    void aTensorIsReadAsF32FromAnyFloatingType() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        data.putFloat(1.5f)
                .putFloat(-2f)
                .putShort((short) 0x3C00)
                .putShort((short) 0x3FC0)
                .putDouble(0.25);
        write("""
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
             "b":{"dtype":"F16","shape":[1,1],"data_offsets":[8,10]},
             "c":{"dtype":"BF16","shape":[1],"data_offsets":[10,12]},
             "d":{"dtype":"F64","shape":[],"data_offsets":[12,20]},
             "__metadata__":{"format":"pt"}}\
            """, data.array());
        try (WeightSource weights = Safetensors.open(file)) {
            assertEquals(List.of("a", "b", "c", "d"), List.copyOf(weights.names()));
            assertEquals(ElementType.BF16, weights.type("c"));
            assertEquals(Shape.of(1, 1), weights.shape("b"));
            assertArrayEquals(new float[] {1.5f, -2f}, read(weights, "a"));
            assertArrayEquals(new float[] {1f}, read(weights, "b"));
            assertArrayEquals(new float[] {1.5f}, read(weights, "c"));
            assertArrayEquals(new float[] {0.25f}, read(weights, "d"));
            assertThrows(IllegalArgumentException.class, () -> weights.shape("z"));
        }
    }

    @Test
    void aMissingFileAndAnEmptyFileAreNamed() throws IOException {
        refuses("There is no file");
        Files.createFile(file);
        refuses("0 bytes, too few");
    }

    @Test
    void aHeaderLongerThanTheFileIsRefused() throws IOException {
        Files.write(
                file,
                ByteBuffer.allocate(10)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(1_000)
                        .array());
        refuses("longer than the file");
        Files.write(
                file,
                ByteBuffer.allocate(10)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(-1)
                        .array());
        refuses("longer than the file");
    }

    @Test
    void aHeaderThatIsNoJsonIsRefused() throws IOException {
        for (String header : List.of("hello", "[]", "{\"a\":", "{\"a\":7}", "{} {}", "{\"a\":{\"shape\":[1.5]}}", "")) {
            write(header, new byte[0]);
            refuses("not the JSON of a safetensors file");
        }
    }

    @Test
    void anIncompleteEntryIsNamed() throws IOException {
        write("{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", new byte[4]);
        refuses("tensor a lacks its dtype, shape or two data_offsets");
    }

    @Test
    void anUnknownDtypeIsNamed() throws IOException {
        write(entry("a", "F8_E4M3", "[4]", 0, 4), new byte[4]);
        refuses("tensor a has the dtype F8_E4M3");
    }

    @Test
    void aShapeThatDoesNotFitItsBytesIsRefused() throws IOException {
        write(entry("a", "F32", "[2]", 0, 4), new byte[4]);
        refuses("tensor a of shape [2] and dtype F32 does not fit its 4 bytes");
        write(entry("a", "F32", "[4611686018427387904, 4611686018427387904]", 0, 4), new byte[4]);
        refuses("does not fit");
        write(entry("a", "F32", "[-1]", 0, 4), new byte[4]);
        refuses("which cannot be");
    }

    @Test
    void offsetsOutsideTheFileAreRefused() throws IOException {
        write(entry("a", "F32", "[2]", 0, 8), new byte[4]);
        refuses("tensor a ends at byte 8 of the data, but the file has only 4");
        write(entry("a", "F32", "[1]", 8, 4), new byte[8]);
        refuses("which cannot be");
    }

    @Test
    void overlapsAreNamed() throws IOException {
        write(entries(entry("a", "F32", "[2]", 0, 8), entry("b", "F32", "[2]", 4, 12)), new byte[12]);
        refuses("tensors a and b overlap");
    }

    @Test
    void gapsAreRefused() throws IOException {
        write(entries(entry("a", "F32", "[1]", 0, 4), entry("b", "F32", "[1]", 8, 12)), new byte[12]);
        refuses("4 bytes before tensor b belong to no tensor");
        write(entry("a", "F32", "[1]", 0, 4), new byte[9]);
        refuses("5 bytes after the last tensor belong to no tensor");
    }

    @Test
    void aNameGivenTwiceIsRefused() throws IOException {
        write(entries(entry("a", "F32", "[1]", 0, 4), entry("a", "F32", "[1]", 4, 8)), new byte[8]);
        refuses("tensor a is listed twice");
    }

    @Test
    void integersAreNotReadAsWeights() throws IOException {
        write(entry("a", "I64", "[1]", 0, 8), new byte[8]);
        try (WeightSource weights = Safetensors.open(file)) {
            InputException refusal = assertThrows(InputException.class, () -> read(weights, "a"));
            assertTrue(refusal.getMessage().contains("tensor a holds I64"), refusal.getMessage());
        }
    }

    @Test
    void aFolderWithoutSafetensorsSaysWhatItHas() throws IOException {
        refusesFolder("has no model.safetensors");
        Files.createFile(folder.resolve("model.gguf"));
        refusesFolder("only model.gguf, which is GGUF, a format made for running a model");
        Files.createFile(folder.resolve("flax_model.msgpack"));
        refusesFolder("as Flax writes them");
        Files.createFile(folder.resolve("tf_model.h5"));
        refusesFolder("as TensorFlow writes them");
        Files.createFile(folder.resolve("training_args.bin"));
        refusesFolder("as TensorFlow writes them");
        Files.createFile(folder.resolve("pytorch_model-00001-of-00002.bin"));
        refusesFolder("only pytorch_model-00001-of-00002.bin, which is a Python pickle, which can run any code");
        refusesFolder("save_pretrained('NEW', safe_serialization=True)");
    }

    @Test
    void floatsAreReadInPlaceAndAsOftenAsAsked() throws IOException {
        String header = entry("a", "F32", "[2]", 0, 8);
        write(header + " ".repeat(Math.floorMod(-header.length(), 8)), floats(3f, 4f));
        try (WeightSource weights = Safetensors.open(file)) {
            HostTensor tensor = weights.inPlace("a").orElseThrow();
            assertEquals(weights.bytes("a").address(), tensor.memory().address());
            assertArrayEquals(new float[] {3f, 4f}, tensor.toFloats());
            assertArrayEquals(new float[] {3f, 4f}, read(weights, "a"));
            assertArrayEquals(new float[] {3f, 4f}, tensor.toFloats());
            assertTrue(tensor.memory().isReadOnly());
        }
    }

    @Test
    void floatsThatBeginAtAnOddByteAreCopied() throws IOException {
        String header = entry("a", "F32", "[2]", 0, 8);
        for (int padding = 0; padding < Float.BYTES; padding++) {
            String padded = header + " ".repeat(padding);
            write(padded, floats(3f, 4f));
            boolean aligned = padded.length() % Float.BYTES == 0;
            try (WeightSource weights = Safetensors.open(file)) {
                assertEquals(aligned, weights.inPlace("a").isPresent());
                assertArrayEquals(new float[] {3f, 4f}, read(weights, "a"));
            }
        }
    }

    @Test
    void halvesAreNotReadInPlace() throws IOException {
        write(entry("a", "F16", "[2]", 0, 4), new byte[4]);
        try (WeightSource weights = Safetensors.open(file)) {
            assertTrue(weights.inPlace("a").isEmpty());
        }
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    @Test
    void oneFileOfAnyNameIsFoundAndTwoWithoutIndexAreNot() throws IOException {
        file = folder.resolve("other.safetensors");
        write(entry("a", "F32", "[1]", 0, 4), new byte[4]);
        try (WeightSource weights = Safetensors.openFolder(folder)) {
            assertEquals(List.of("a"), List.copyOf(weights.names()));
        }
        Files.copy(file, folder.resolve("another.safetensors"));
        refusesFolder("2 safetensors files and no model.safetensors.index.json");
    }

    @Test
    void shardsAreReadAsOne() throws IOException {
        shards();
        index("{\"weight_map\":{\"a\":\"one.safetensors\",\"b\":\"two.safetensors\"}}");
        try (WeightSource weights = Safetensors.openFolder(folder)) {
            assertEquals(List.of("a", "b"), List.copyOf(weights.names()));
            assertArrayEquals(new float[] {2f}, read(weights, "b"));
        }
    }

    @Test
    void anIndexThatDoesNotFitItsShardsIsRefused() throws IOException {
        shards();
        index("{\"weight_map\":{\"a\":\"one.safetensors\",\"b\":\"three.safetensors\"}}");
        refusesFolder("names the file three.safetensors, which is missing");
        index("{\"weight_map\":{\"a\":\"one.safetensors\",\"c\":\"two.safetensors\"}}");
        refusesFolder("says that tensor c is in two.safetensors, but it is not");
        index("{\"weight_map\":{\"a\":\"two.safetensors\",\"b\":\"one.safetensors\"}}");
        refusesFolder("says that tensor a is in two.safetensors, but it is not");
        index("{\"weight_map\":{\"a\":\"../one.safetensors\"}}");
        refusesFolder("outside its own folder");
        index("{\"weight_map\":{\"a\":7}}");
        refusesFolder("outside its own folder");
        index("{\"weight_map\":{\"a\":[]}}");
        refusesFolder("the file of tensor a is not a name");
        index("{\"weight_map\":{}}");
        refusesFolder("has no \"weight_map\"");
        index("{\"weight_map\":");
        refusesFolder("is not valid JSON");
        Files.copy(folder.resolve("one.safetensors"), folder.resolve("copy.safetensors"));
        index("{\"weight_map\":{\"a\":\"one.safetensors\",\"b\":\"copy.safetensors\"}}");
        refusesFolder("Tensor a is both in");
    }

    private void shards() throws IOException {
        file = folder.resolve("one.safetensors");
        write(entry("a", "F32", "[1]", 0, 4), new byte[4]);
        file = folder.resolve("two.safetensors");
        byte[] two = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(2f)
                .array();
        write(entry("b", "F32", "[1]", 0, 4), two);
    }

    private void index(String json) throws IOException {
        Files.writeString(folder.resolve("model.safetensors.index.json"), json);
    }

    private void refuses(String words) {
        InputException refusal = assertThrows(InputException.class, () -> Safetensors.open(file));
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
    }

    private void refusesFolder(String words) {
        InputException refusal = assertThrows(InputException.class, () -> Safetensors.openFolder(folder));
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    }

    private void write(String header, byte[] data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, bytes.putLong(json.length).put(json).put(data).array());
    }

    private static String entry(String name, String type, String shape, long begin, long end) {
        return "{\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}}"
                .formatted(name, type, shape, begin, end);
    }

    private static String entries(String first, String second) {
        return first.substring(0, first.length() - 1) + "," + second.substring(1);
    }

    private static float[] read(WeightSource weights, String name) {
        try (Arena arena = Arena.ofConfined()) {
            HostTensor into = HostTensor.allocate(arena, ElementType.F32, weights.shape(name));
            weights.read(name, into);
            return into.toFloats();
        }
    }
}
