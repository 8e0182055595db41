package palimpsest.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.data.CorpusFormat;
import palimpsest.data.TextColumns;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The option that says which column of a table is the text.
final class ColumnOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--column",
            paramLabel = "[FILE=]NAME",
            description = "The column of a table, or field of a JSON object, that holds the text: of all tables among "
                    + "the texts, or with FILE= of that file. May be given again. Default: text; prompt or question, "
                    + "and answer; instruction and output; or messages.")
    List<String> columns = List.of();

    /// @param texts files; a column without a file is that of every table among them
    /// @param others files of which only a column with its file is taken
    TextColumns of(List<Path> texts, List<Path> others) {
        Map<Path, String> chosen = new LinkedHashMap<>();
        List<Path> all = new ArrayList<>(texts);
        all.addAll(others);
        for (String column : columns) {
            List<Path> named = all.stream().filter(file -> named(column, file)).toList();
            String name = named.isEmpty() ? column : column.substring(column.indexOf('=') + 1);
            List<Path> meant = named.isEmpty()
                    ? texts.stream().filter(ColumnOptions::isTable).toList()
                    : named;
            if (meant.isEmpty() || name.isBlank()) {
                throw new ParameterException(
                        command.commandLine(),
                        "--column %s concerns no file: none of the texts given has columns.".formatted(column));
            }
            meant.forEach(file -> chosen.put(file, name));
        }
        return new TextColumns(chosen);
    }

    private static boolean isTable(Path file) {
        return CorpusFormat.known(file) && CorpusFormat.of(file).hasColumns();
    }

    /// Whether a column is given with a file, by its path or its name.
    private static boolean named(String column, Path file) {
        int equals = column.indexOf('=');
        String before = equals < 0 ? "" : column.substring(0, equals);
        return !before.isBlank()
                && (file.endsWith(before)
                        || file.toAbsolutePath()
                                .normalize()
                                .equals(Path.of(before).toAbsolutePath().normalize()));
    }
}
