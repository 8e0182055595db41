package palimpsest.bench.families;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Writes a folder a family: `config.json`, `model.safetensors` in bf16, and `golden.json` with what the model must
/// give.
///
/// Option: the folder to write to; `src/test/resources/families` without it.
public final class GoldenFiles {
    private static final int STEPS = 5;
    private static final int BATCH = 2;
    private static final int TIME = 128;
    private static final long SEED = 20;

    private GoldenFiles() {}

    public static void run(List<String> options, PrintStream out) throws IOException {
        Path target = Path.of(options.isEmpty() ? "src/test/resources/families" : options.getFirst());
        for (FamilyCase family : FamilyCase.all()) {
            Path folder = Files.createDirectories(target.resolve(family.name()));
            OracleWeights weights = new OracleWeights(SEED, family.normStart());
            OracleRun run = new OracleRun(family, weights);
            int[][][] rows = rows();
            OracleRun.Pass start = run.pass(rows[0]);
            Files.writeString(
                    folder.resolve("config.json"),
                    new GsonBuilder()
                                    .setPrettyPrinting()
                                    .serializeNulls()
                                    .create()
                                    .toJson(family.config().json()) + "\n");
            Files.write(folder.resolve("model.safetensors"), safetensors(weights));
            Files.writeString(folder.resolve("golden.json"), golden(run, weights, rows, start));
            out.printf("%s: loss %.6f, gradient norm %.6f%n", family.name(), start.loss(), start.norm());
        }
    }

    /// Rows of each step, [step][row][id].
    private static int[][][] rows() {
        Random random = new Random(SEED);
        int[][][] rows = new int[STEPS][BATCH][TIME + 1];
        for (int[][] step : rows) {
            for (int[] row : step) {
                Arrays.setAll(row, i -> random.nextInt(FamilyCase.VOCABULARY));
            }
        }
        return rows;
    }

    private static String golden(OracleRun run, OracleWeights weights, int[][][] rows, OracleRun.Pass start) {
        JsonObject json = new JsonObject();
        json.add("rows", JsonParser.parseString(Arrays.deepToString(rows)));
        json.addProperty("loss", start.loss());
        json.addProperty("norm", start.norm());
        json.add("nll", numbers(start.nll()));
        int last = start.logits().length - FamilyCase.VOCABULARY;
        json.add("last_logits", numbers(Arrays.copyOfRange(start.logits(), last, start.logits().length)));
        json.add("gradients", figures(start.gradients()));
        JsonObject adamw = new JsonObject();
        adamw.addProperty("rate", OracleRun.RATE);
        adamw.addProperty("beta1", OracleRun.BETA1);
        adamw.addProperty("beta2", OracleRun.BETA2);
        adamw.addProperty("epsilon", OracleRun.EPSILON);
        adamw.addProperty("decay", OracleRun.DECAY);
        adamw.addProperty("clip", OracleRun.CLIP);
        JsonArray losses = new JsonArray();
        for (int[][] step : rows) {
            OracleRun.Pass pass = run.pass(step);
            losses.add(pass.loss());
            run.step(pass);
        }
        adamw.add("losses", losses);
        adamw.addProperty("loss_after", run.pass(rows[0]).loss());
        adamw.add("weights_after", figures(weights.values()));
        json.add("adamw", adamw);
        return json + "\n";
    }

    /// Of each tensor its norm, the sum of its elements i times cos(i), which no two elements share, and the first
    /// four.
    private static JsonObject figures(Map<String, double[]> tensors) {
        JsonObject json = new JsonObject();
        tensors.forEach((name, values) -> {
            double square = 0;
            double waves = 0;
            for (int i = 0; i < values.length; i++) {
                square += values[i] * values[i];
                waves += values[i] * Math.cos(i);
            }
            JsonObject each = new JsonObject();
            each.addProperty("norm", rounded(Math.sqrt(square)));
            each.addProperty("waves", rounded(waves));
            each.add("first", numbers(Arrays.copyOf(values, Math.min(4, values.length))));
            json.add(name, each);
        });
        return json;
    }

    private static JsonArray numbers(double[] values) {
        JsonArray array = new JsonArray();
        for (double value : values) {
            array.add(rounded(value));
        }
        return array;
    }

    /// To eight digits, more than f32 has.
    private static double rounded(double value) {
        return Double.parseDouble("%.7e".formatted(value));
    }

    private static byte[] safetensors(OracleWeights weights) {
        JsonObject header = new JsonObject();
        int[] end = {0};
        weights.values().forEach((name, values) -> {
            JsonObject tensor = new JsonObject();
            tensor.addProperty("dtype", "BF16");
            tensor.add(
                    "shape",
                    JsonParser.parseString(Arrays.toString(weights.shapes().get(name))));
            tensor.add("data_offsets", JsonParser.parseString("[%d,%d]".formatted(end[0], end[0] + 2 * values.length)));
            end[0] += 2 * values.length;
            header.add(name, tensor);
        });
        byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 7) / 8 * 8;
        ByteBuffer file = ByteBuffer.allocate(8 + padded + end[0]).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(padded).put(text);
        while (file.position() < 8 + padded) {
            file.put((byte) ' ');
        }
        for (double[] values : weights.values().values()) {
            for (double value : values) {
                file.putShort((short) (Float.floatToRawIntBits((float) value) >>> 16));
            }
        }
        return file.array();
    }
}
