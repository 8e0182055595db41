package palimpsest.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The Java sources below some folders, and what their size and place say against the design.
final class Sources {
    static final int LONGEST = 400;
    static final int LONG = 250;
    static final int WIDEST = 120;

    private static final Pattern UNBREAKABLE = Pattern.compile("import .*|\\s*\"[^\"]*\"[,;)]*");

    private record Source(Path path, List<String> lines) {
        boolean isPackageInfo() {
            return path.endsWith("package-info.java");
        }
    }

    private final List<Source> sources;

    Sources(Path... folders) {
        sources = Stream.of(folders).flatMap(Sources::below).toList();
    }

    int count() {
        return sources.size();
    }

    /// Files over [#LONGEST] lines that are not listed, by name, with a reason.
    List<String> tooLong(Set<String> listed) {
        return sources.stream()
                .filter(source -> source.lines().size() > LONGEST)
                .filter(source -> !listed.contains(source.path().getFileName().toString()))
                .map(source -> source.path() + " has " + source.lines().size() + " lines")
                .toList();
    }

    /// The share of files, 0 to 1, with more than [#LONG] lines.
    double shareOfLong() {
        return sources.stream()
                .mapToInt(source -> source.lines().size() > LONG ? 1 : 0)
                .average()
                .orElse(0);
    }

    /// Lines over [#WIDEST] columns; an import, or a line of nothing but one string, cannot be broken and is left
    /// alone.
    List<String> tooWide() {
        return sources.stream()
                .flatMap(source -> source.lines().stream()
                        .filter(line -> line.length() > WIDEST
                                && !UNBREAKABLE.matcher(line).matches())
                        .map(line -> source.path() + ": " + line.strip()))
                .toList();
    }

    /// Folders with sources and no `package-info.java`.
    List<Path> withoutPackageInfo() {
        List<Path> told = sources.stream()
                .filter(Source::isPackageInfo)
                .map(source -> source.path().getParent())
                .toList();
        return sources.stream()
                .map(source -> source.path().getParent())
                .filter(folder -> !told.contains(folder))
                .distinct()
                .toList();
    }

    private static Stream<Source> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(Sources::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the sources in " + folder, e);
        }
    }

    private static Source read(Path file) {
        try {
            return new Source(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
