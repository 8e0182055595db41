import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.StringWrapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Formats the Java sources of this project, or checks that they are formatted.
///
/// Started from its source by the build, on the JDK that compiles the project: the formatter reads sources with that
/// JDK's own compiler, and Maven itself may run on an older one.
final class Format {
    private static final Set<String> MODES = Set.of("check", "write");

    private static final int WIDTH = 120;
    private static final String MARK = " markdown-line";
    private static final Pattern MARKDOWN = Pattern.compile("(?<=^[ \\t]{0,200})///.*$", Pattern.MULTILINE);
    private static final Pattern MARKED = Pattern.compile("^([ \\t]*)///" + MARK + "$", Pattern.MULTILINE);

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    /// Arguments: `check` or `write`, then the folders to look in. Exit code 1 says that a file is not formatted.
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || !MODES.contains(arguments[0])) {
            System.err.println("Expected check or write, then folders.");
            System.exit(2);
        }
        Format format = new Format();
        boolean write = arguments[0].equals("write");
        List<String> complaints = new ArrayList<>();
        for (String folder : List.of(arguments).subList(1, arguments.length)) {
            for (Path file : sources(Path.of(folder))) {
                format.one(file, write, complaints);
            }
        }
        if (!complaints.isEmpty()) {
            complaints.forEach(System.err::println);
            if (!write) {
                System.err.println("Some sources are not formatted. This command formats them: mvn -q -Pformat");
            }
            System.exit(1);
        }
    }

    private static List<Path> sources(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private void one(Path file, boolean write, List<String> complaints) throws IOException {
        String source = Files.readString(file);
        try {
            // Imports first: one may be used by a comment alone.
            String imports = formatter.fixImports(source);
            String laidOut = formatter.formatSource(withMarks(imports));
            String formatted = withComments(formatter.formatSource(withShortStrings(laidOut)), imports);
            if (formatted.equals(source)) {
                return;
            }
            if (write) {
                Files.writeString(file, formatted);
            } else {
                complaints.add("not formatted: " + file);
            }
        } catch (FormatterException e) {
            complaints.add(file + ":" + e.getMessage() + " (the formatter knows no bare _ inside a record pattern: "
                    + "write var _)");
        }
    }

    /// Breaks the string literals that are wider than the page.
    private static String withShortStrings(String source) throws FormatterException {
        StringBuilder text = new StringBuilder(source);
        StringWrapper.getReflowReplacements(WIDTH, source)
                .asDescendingMapOfRanges()
                .forEach((range, literal) -> text.replace(range.lowerEndpoint(), range.upperEndpoint(), literal));
        return text.toString();
    }

    /// Puts a short mark in the place of every Markdown line: the formatter would break a long one and lose its
    /// slashes.
    private static String withMarks(String source) {
        return MARKDOWN.matcher(source).replaceAll("///" + MARK);
    }

    private static String withComments(String formatted, String source) {
        Iterator<String> lines = MARKDOWN.matcher(source)
                .results()
                .map(line -> line.group().stripTrailing())
                .iterator();
        return MARKED.matcher(formatted)
                .replaceAll(mark -> Matcher.quoteReplacement(fitted(mark.group(1), lines.next())));
    }

    /// The Markdown line, broken where it is wider than the page.
    private static String fitted(String indent, String line) {
        int room = WIDTH - indent.length();
        int cut = line.length() <= room ? -1 : line.lastIndexOf(' ', room);
        if (cut <= "/// ".length()) {
            return indent + line;
        }
        return indent + line.substring(0, cut).stripTrailing() + "\n"
                + fitted(indent, "/// " + line.substring(cut).strip());
    }
}
