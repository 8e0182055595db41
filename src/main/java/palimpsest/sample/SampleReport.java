package palimpsest.sample;

import java.util.List;

/// What was written.
///
/// @param seed the seed of the texts
/// @param facts the facts of all areas together
/// @param files every file, in the order in which they were written; the manifest is not among them
public record SampleReport(long seed, int facts, List<SampleFile> files) {
    public SampleReport {
        files = List.copyOf(files);
    }

    /// Bytes of the files whose path starts with `prefix`, such as `base/`.
    public long bytes(String prefix) {
        return files.stream()
                .filter(file -> file.path().startsWith(prefix))
                .mapToLong(SampleFile::bytes)
                .sum();
    }
}
