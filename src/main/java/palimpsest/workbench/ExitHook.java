package palimpsest.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Something to do when the program is asked to end from outside, by Ctrl-C say. Done once, on a thread of its own; the
/// program ends when it is done, with 128 and the signal's number as its exit code.
///
/// The request is taken as a signal, before the virtual machine begins to shut down: from then on native libraries tear
/// themselves down beside it, and a run could not finish its step. Where signals cannot be taken, the action is done as
/// the machine shuts down.
public final class ExitHook implements AutoCloseable {
    private static final int SIGNALLED = 128;
    private static final List<String> REQUESTS = List.of("INT", "TERM", "HUP");

    private final Thread thread;
    private final List<ExitSignal> signals;

    private ExitHook(Thread thread, List<ExitSignal> signals) {
        this.thread = thread;
        this.signals = signals;
    }

    /// @param action done once, unless the hook is closed before
    public static ExitHook register(Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        Runnable once = () -> {
            if (done.compareAndSet(false, true)) {
                action.run();
            }
        };
        Thread thread = new Thread(once, "exit");
        Runtime.getRuntime().addShutdownHook(thread);
        List<ExitSignal> signals = new ArrayList<>();
        for (String name : REQUESTS) {
            ExitSignal.take(name, number -> {
                        if (!done.get()) {
                            once.run();
                            System.exit(SIGNALLED + number);
                        }
                    })
                    .ifPresent(signals::add);
        }
        return new ExitHook(thread, signals);
    }

    /// Takes the hook back; does nothing while the program ends.
    @Override
    public void close() {
        signals.forEach(ExitSignal::close);
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // the program ends already, and the hook is being called
        }
    }
}
