package palimpsest.cli;

/// Shows progress on standard error: one line written over again on a terminal, plain lines elsewhere.
final class ProgressLine implements AutoCloseable {
    private final Terminal terminal;
    private String shown = "";

    ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /// A sentence that stays, above the line.
    void notice(String sentence) {
        clear();
        terminal.err().println(sentence);
    }

    /// Shows the line where a person watches.
    void show(String line) {
        if (terminal.interactive() && !line.equals(shown)) {
            String rest = " ".repeat(Math.max(0, shown.length() - line.length()));
            terminal.err().print("\r" + line + rest);
            terminal.err().flush();
            shown = line;
        }
    }

    /// Prints the line where it could not be shown.
    void log(String line) {
        if (!terminal.interactive()) {
            terminal.err().println(line);
        }
    }

    /// Columns of the line; the last one stays free, where some terminals wrap.
    int width() {
        return terminal.width() - 1;
    }

    /// Leaves the last line standing.
    @Override
    public void close() {
        if (!shown.isEmpty()) {
            terminal.err().println();
            shown = "";
        }
    }

    private void clear() {
        if (!shown.isEmpty()) {
            terminal.err().print("\r" + " ".repeat(shown.length()) + "\r");
            shown = "";
        }
    }
}
