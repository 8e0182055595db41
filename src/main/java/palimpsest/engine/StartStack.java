package palimpsest.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much stack ONNX Runtime needs as it starts.
///
/// On Linux it then searches the process's command line with a regular expression that goes a call deeper, and 265
/// bytes of stack, with every character. A line that names some hundred files is more than the usual megabyte has room
/// for, and the system ends a process with such a thread without a word.
final class StartStack {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final long USUAL = 1 << 20;
    private static final long MOST = 1 << 30;
    private static final long BYTES_A_CHARACTER = 1024;

    private StartStack() {}

    static long bytes() {
        return Math.min(MOST, USUAL + BYTES_A_CHARACTER * length());
    }

    private static long length() {
        try {
            return Files.isReadable(COMMAND_LINE) ? Files.readAllBytes(COMMAND_LINE).length : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
