package palimpsest.workbench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.IntConsumer;

/// A signal of the operating system that an action is done on, until it is closed.
///
/// `sun.misc.Signal` is the one way to take a signal in Java. It is looked up when the program runs, because the
/// compiler warns of it in a way that no annotation silences.
final class ExitSignal implements AutoCloseable {
    private final Method handle;
    private final Object signal;
    private final Object before;

    private ExitSignal(Method handle, Object signal, Object before) {
        this.handle = handle;
        this.signal = signal;
        this.before = before;
    }

    /// @param name such as `INT`
    /// @param action is given the signal's number, on a thread that the virtual machine makes for it
    /// @return empty where this system has no such signal or leaves it to nobody
    static Optional<ExitSignal> take(String name, IntConsumer action) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Method handle = type.getMethod("handle", type, handler);
            Method number = type.getMethod("getNumber");
            Object signal = type.getConstructor(String.class).newInstance(name);
            InvocationHandler answer = (self, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    action.accept((int) number.invoke(arguments[0]));
                    yield null;
                }
                case "equals" -> self == arguments[0];
                case "hashCode" -> System.identityHashCode(self);
                default -> "on " + name;
            };
            Object proxy = Proxy.newProxyInstance(ExitSignal.class.getClassLoader(), new Class<?>[] {handler}, answer);
            return Optional.of(new ExitSignal(handle, signal, handle.invoke(null, signal, proxy)));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    /// Gives the signal back to whoever had it.
    @Override
    public void close() {
        try {
            handle.invoke(null, signal, before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a signal that was taken can be given back", e);
        }
    }
}
