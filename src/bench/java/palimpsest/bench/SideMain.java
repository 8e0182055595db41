package palimpsest.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import palimpsest.measure.Sampling;

/// The process of one side. Reads commands a line each: `run N` does N steps and answers with each step's seconds and
/// loss; `peak` answers with the most memory the process ever held, in bytes; the end of the input ends it.
final class SideMain {
    private SideMain() {}

    /// Arguments: side, shape, threads.
    public static void main(String[] arguments) throws IOException {
        TrainingShape shape = TrainingShape.valueOf(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        long step = 0;
        try (Side side = open(arguments[0], shape, threads)) {
            System.out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("peak")) {
                    System.out.println(peakBytes());
                    continue;
                }
                StringBuilder answer = new StringBuilder();
                long last = step + Long.parseLong(line.substring("run ".length()));
                while (step < last) {
                    int[] rows = shape.rows(++step);
                    long start = System.nanoTime();
                    double loss = side.step(step, rows);
                    answer.append((System.nanoTime() - start) / 1e9)
                            .append(' ')
                            .append(loss)
                            .append(' ');
                }
                System.out.println(answer);
            }
        }
    }

    private static Side open(String name, TrainingShape shape, int threads) throws IOException {
        return switch (name) {
            case "palimpsest", "full", "last", "head", "lora" ->
                new PalimpsestSide(shape, threads, MethodBench.method(name));
            case "libtorch" -> new LibtorchSide(shape, threads);
            case "scoring" -> new ScoringSide(shape, threads);
            case "libtorch-scoring" -> new LibtorchScoring(shape, threads);
            case "questions" -> new QuestionSide(shape, threads, false);
            case "questions-as-passages" -> new QuestionSide(shape, threads, true);
            case "writing" -> new WritingSide(shape, GenerationBench.ROWS, Sampling.greedy(), threads);
            case "drawing" -> new WritingSide(shape, GenerationBench.ROWS, Sampling.at(1, 1), threads);
            case "writing-one" -> new WritingSide(shape, 1, Sampling.greedy(), threads);
            case "libtorch-writing" -> new LibtorchWritingSide(shape, GenerationBench.ROWS, threads);
            case "libtorch-writing-one" -> new LibtorchWritingSide(shape, 1, threads);
            case "rereading" -> new RereadingSide(shape, threads);
            case "sgemm" -> new SgemmSide(threads);
            default -> throw new IllegalArgumentException("expected a side, found " + name);
        };
    }

    /// `VmHWM` of Linux.
    private static long peakBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IOException("/proc/self/status names no VmHWM");
    }
}
