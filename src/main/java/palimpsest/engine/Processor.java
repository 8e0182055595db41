package palimpsest.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// The processor the program runs on.
final class Processor {
    private static final Path TOPOLOGY = Path.of("/sys/devices/system/cpu");

    private Processor() {}

    /// Physical cores this process may use; the logical ones where the system does not tell them apart.
    static int physicalCores() {
        int logical = Runtime.getRuntime().availableProcessors();
        Set<String> cores = new HashSet<>();
        for (int cpu = 0; cpu < logical; cpu++) {
            Path siblings = TOPOLOGY.resolve("cpu" + cpu + "/topology/thread_siblings_list");
            if (!Files.isReadable(siblings)) {
                return logical;
            }
            try {
                cores.add(Files.readString(siblings));
            } catch (IOException | UncheckedIOException e) {
                return logical;
            }
        }
        return Math.max(1, cores.size());
    }
}
