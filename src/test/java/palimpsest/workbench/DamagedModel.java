package palimpsest.workbench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Ways in which a model folder can be damaged, each done to a copy.
enum DamagedModel {
    NO_CONFIG("has no config.json", "choose the folder") {
        @Override
        void damage(Path model) throws IOException {
            Files.delete(model.resolve("config.json"));
        }
    },
    CONFIG_CUT_OFF("config.json", "not valid JSON", "fetch it again") {
        @Override
        void damage(Path model) throws IOException {
            Files.writeString(model.resolve("config.json"), "{\"model_type\":");
        }
    },
    UNKNOWN_ARCHITECTURE("config.json", "NovelForCausalLM", "cannot train", "LlamaForCausalLM", "Take a model") {
        @Override
        void damage(Path model) throws IOException {
            JsonObject config = json(model.resolve("config.json"));
            JsonArray architectures = new JsonArray();
            architectures.add("NovelForCausalLM");
            config.add("architectures", architectures);
            config.addProperty("model_type", "novel");
            Files.writeString(model.resolve("config.json"), config.toString());
        }
    },
    NO_WEIGHTS("has no model.safetensors", "needs its weights") {
        @Override
        void damage(Path model) throws IOException {
            Files.delete(model.resolve(Names.WEIGHTS));
        }
    },
    HEADER_LONGER_THAN_FILE(Names.WEIGHTS, "the header should be", "longer than the file", "fetch it again") {
        @Override
        void damage(Path model) throws IOException {
            byte[] bytes = Files.readAllBytes(model.resolve(Names.WEIGHTS));
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, bytes.length * 10L);
            Files.write(model.resolve(Names.WEIGHTS), bytes);
        }
    },
    OVERLAPPING_OFFSETS(Names.WEIGHTS, "overlap", "fetch it again") {
        @Override
        void edit(JsonObject header) {
            List<String> names = inOrder(header);
            shift(header.getAsJsonObject(names.get(1)), -4);
        }
    },
    OFFSETS_OUT_OF_RANGE(Names.WEIGHTS, "of the data, but the file has only", "fetch it again") {
        @Override
        void edit(JsonObject header) {
            shift(header.getAsJsonObject(inOrder(header).getLast()), 1_000_000);
        }
    },
    DATA_CUT_OFF(Names.WEIGHTS, "of the data, but the file has only", "fetch it again") {
        @Override
        void damage(Path model) throws IOException {
            byte[] bytes = Files.readAllBytes(model.resolve(Names.WEIGHTS));
            Files.write(model.resolve(Names.WEIGHTS), Arrays.copyOf(bytes, bytes.length - 100));
        }
    },
    TYPE_OF_WHOLE_NUMBERS("holds I32", "expected F32, F16 or BF16", "convert the model") {
        @Override
        void edit(JsonObject header) {
            header.getAsJsonObject(inOrder(header).getFirst()).addProperty("dtype", "I32");
        }
    },
    UNKNOWN_TYPE(Names.WEIGHTS, "the dtype X9", "cannot be read", "convert the model") {
        @Override
        void edit(JsonObject header) {
            header.getAsJsonObject(inOrder(header).getFirst()).addProperty("dtype", "X9");
        }
    },
    TYPE_OF_ANOTHER_SIZE(Names.WEIGHTS, "dtype F16 does not fit its", "fetch the file again") {
        @Override
        void edit(JsonObject header) {
            header.getAsJsonObject(inOrder(header).getFirst()).addProperty("dtype", "F16");
        }
    },
    WRONG_SHAPE("model.embed_tokens.weight has the shape", "expected", "fetch both again") {
        @Override
        void edit(JsonObject header) {
            JsonObject embedding = header.getAsJsonObject("model.embed_tokens.weight");
            JsonArray shape = embedding.getAsJsonArray("shape");
            JsonArray turned = new JsonArray();
            turned.add(shape.get(1));
            turned.add(shape.get(0));
            embedding.add("shape", turned);
        }
    },
    MISSING_TENSOR("the weights lack the tensor model.norm.weight", "fetch the weights again") {
        @Override
        void edit(JsonObject header) {
            header.add("model.layers.9.mlp.weight", header.remove("model.norm.weight"));
        }
    },
    SURPLUS_TENSOR("the weights hold the tensor extra.weight", "fetch both again") {
        @Override
        void damage(Path model) throws IOException {
            byte[] bytes = Files.readAllBytes(model.resolve(Names.WEIGHTS));
            int length = (int) headerLength(bytes);
            JsonObject header = header(bytes, length);
            int data = bytes.length - Long.BYTES - length;
            header.add(
                    "extra.weight",
                    JsonParser.parseString("{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%d,%d]}"
                            .formatted(data, data + Float.BYTES)));
            byte[] longer = Arrays.copyOfRange(bytes, Long.BYTES + length, bytes.length + Float.BYTES);
            write(model, header, longer);
        }
    },
    NO_TOKENIZER("has no tokenizer.json", "fetch the model's tokenizer") {
        @Override
        void damage(Path model) throws IOException {
            Files.delete(model.resolve(Names.TOKENIZER));
        }
    },
    TOKENIZER_OF_A_LARGER_VOCABULARY("its tokenizer has ids up to 5,000", "another model", "fetch the right one") {
        @Override
        void damage(Path model) throws IOException {
            JsonObject tokenizer = json(model.resolve(Names.TOKENIZER));
            tokenizer.getAsJsonObject("model").getAsJsonObject("vocab").addProperty("zebra", 5000);
            Files.writeString(model.resolve(Names.TOKENIZER), tokenizer.toString());
        }
    },
    TOKENIZER_CUT_OFF(Names.TOKENIZER, "not valid JSON", "fetch it again") {
        @Override
        void damage(Path model) throws IOException {
            Files.writeString(model.resolve(Names.TOKENIZER), "{\"model\": {\"vo");
        }
    };

    private final List<String> words;

    DamagedModel(String... words) {
        this.words = List.of(words);
    }

    /// What the sentence must say.
    List<String> words() {
        return words;
    }

    /// Copies a model and damages the copy.
    Path of(Path model, Path into) throws IOException {
        Files.createDirectories(into);
        try (Stream<Path> files = Files.list(model)) {
            for (Path file : files.toList()) {
                Files.copy(file, into.resolve(file.getFileName().toString()));
            }
        }
        damage(into);
        return into;
    }

    void damage(Path model) throws IOException {
        byte[] bytes = Files.readAllBytes(model.resolve(Names.WEIGHTS));
        int length = (int) headerLength(bytes);
        JsonObject header = header(bytes, length);
        edit(header);
        write(model, header, Arrays.copyOfRange(bytes, Long.BYTES + length, bytes.length));
    }

    void edit(JsonObject header) {
        throw new IllegalStateException(this + " edits no header");
    }

    private static final class Names {
        static final String WEIGHTS = "model.safetensors";
        static final String TOKENIZER = "tokenizer.json";
    }

    static long headerLength(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    }

    static JsonObject header(byte[] bytes, int length) {
        return JsonParser.parseString(new String(bytes, Long.BYTES, length, StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    static void write(Path model, JsonObject header, byte[] data) throws IOException {
        byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(Long.BYTES + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(data);
        Files.write(model.resolve(Names.WEIGHTS), file.array());
    }

    static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    /// Tensor names by their place in the file.
    static List<String> inOrder(JsonObject header) {
        return header.keySet().stream()
                .filter(name -> !name.equals("__metadata__"))
                .sorted(java.util.Comparator.comparingLong(name -> offset(header.getAsJsonObject(name), 0)))
                .toList();
    }

    static void shift(JsonObject tensor, long bytes) {
        JsonArray offsets = new JsonArray();
        offsets.add(offset(tensor, 0) + bytes);
        offsets.add(offset(tensor, 1) + bytes);
        tensor.add("data_offsets", offsets);
    }

    private static long offset(JsonObject tensor, int end) {
        return tensor.getAsJsonArray("data_offsets").get(end).getAsLong();
    }
}
