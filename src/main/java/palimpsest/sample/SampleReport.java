package palimpsest.sample;

import java.util.List;

/// What was written.
///
/// @param seed the seed of the texts
/// @param editions of the training texts
/// @param areas what each area of knowledge holds
/// @param newTexts what each text to fine-tune on holds
/// @param files every file, in the order in which they were written; the manifest is not among them
public record SampleReport(
        long seed, int editions, List<AreaCount> areas, List<AreaCount> newTexts, List<SampleFile> files) {
    public SampleReport {
        areas = List.copyOf(areas);
        newTexts = List.copyOf(newTexts);
        files = List.copyOf(files);
    }

    /// The facts of all areas together.
    public int facts() {
        return areas.stream().mapToInt(AreaCount::facts).sum();
    }

    /// Bytes of the files whose path starts with `prefix`, such as `base/`.
    public long bytes(String prefix) {
        return files.stream()
                .filter(file -> file.path().startsWith(prefix))
                .mapToLong(SampleFile::bytes)
                .sum();
    }
}
