package palimpsest.cli;

import java.io.PrintWriter;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Precision;
import palimpsest.train.Schedule;
import palimpsest.workbench.ModelExport;
import palimpsest.workbench.RunExport;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/// The program in the terminal.
public final class CommandLineProgram {
    private static final int USAGE_WIDTH = 100;

    private CommandLineProgram() {}

    /// Runs one command to its end.
    ///
    /// @return the exit code: 0 done, 1 failed, 2 bad input, 130 interrupted
    public static int run(Surroundings surroundings, String... arguments) {
        Terminal terminal = surroundings.terminal();
        ErrorReport report = new ErrorReport(terminal);
        CommandLine line = commandLine(surroundings)
                .setOut(new PrintWriter(terminal.out(), true, terminal.out().charset()))
                .setErr(new PrintWriter(terminal.err(), true, terminal.err().charset()))
                .setExecutionStrategy(CommandLineProgram::runLast)
                .setParameterExceptionHandler(report)
                .setExecutionExceptionHandler(report);
        int code = line.execute(arguments);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    /// The parser refuses an option that is given twice, but not in a group that it does not check: there it would take
    /// the last in silence.
    private static int runLast(ParseResult parsed) {
        for (CommandLine command : parsed.asCommandLineList()) {
            for (OptionSpec option : command.getParseResult().matchedOptionsSet()) {
                if (!option.isMultiValue() && option.originalStringValues().size() > 1) {
                    throw new OverwrittenOptionException(
                            command,
                            option,
                            "option '%s' should be specified only once".formatted(option.longestName()));
                }
            }
        }
        return new RunLast().execute(parsed);
    }

    static CommandLine commandLine(Surroundings surroundings) {
        IVersionProvider versions = () -> new String[] {
            "Palimpsest " + surroundings.version(), "Java " + System.getProperty("java.version"),
        };
        CommandLine line = new CommandLine(new RootCommand(surroundings));
        line.addSubcommand("train", new TrainCommand(surroundings));
        line.addSubcommand("resume", new ResumeCommand(surroundings));
        line.addSubcommand("score", new ScoreCommand(surroundings));
        line.addSubcommand("generate", new GenerateCommand(surroundings));
        line.addSubcommand("ledger", new LedgerCommand(surroundings));
        line.addSubcommand("self-replay", new SelfReplayCommand(surroundings));
        line.addSubcommand("runs", new RunsCommand(surroundings));
        line.addSubcommand("pretrain", new PretrainCommand(surroundings));
        line.addSubcommand("sample", new SampleCommand(surroundings));
        line.addSubcommand("export", new ExportCommand(surroundings));
        line.addSubcommand("demo", new DemoCommand(surroundings));
        line.getCommandSpec().versionProvider(versions);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Betas.class, new Betas.Reader())
                .registerConverter(Share.class, new Share.Reader())
                .registerConverter(Schedule.class, new Choice<>(Schedule.class))
                .registerConverter(MethodOptions.Name.class, new Choice<>(MethodOptions.Name.class))
                .registerConverter(ModelExport.Format.class, new Choice<>(ModelExport.Format.class))
                .registerConverter(RunExport.Unit.class, new Choice<>(RunExport.Unit.class))
                .registerConverter(RunExport.Across.class, new Choice<>(RunExport.Across.class))
                .registerConverter(RunExport.Ground.class, new Choice<>(RunExport.Ground.class))
                .registerConverter(DeviceChoice.class, new Choice<>(DeviceChoice.class))
                .registerConverter(Precision.class, new Choice<>(Precision.class))
                .registerConverter(StoppingOptions.Kept.class, new Choice<>(StoppingOptions.Kept.class))
                .registerConverter(int.class, text -> WholeNumber.read(text, Integer::valueOf))
                .registerConverter(Integer.class, text -> WholeNumber.read(text, Integer::valueOf))
                .registerConverter(long.class, text -> WholeNumber.read(text, Long::valueOf))
                .registerConverter(Long.class, text -> WholeNumber.read(text, Long::valueOf))
                .setUsageHelpWidth(Math.clamp(surroundings.terminal().width(), 80, USAGE_WIDTH))
                .setAbbreviatedOptionsAllowed(false);
    }
}
