package palimpsest.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import palimpsest.tensor.InputException;

/// ONNX Runtime's C interface (`onnxruntime_c_api.h`) through `java.lang.foreign`, in the library that ONNX Runtime's
/// Java binding has loaded. That binding keeps no tensor in a device's memory between runs, and this does.
final class RuntimeApi {
    /// Version of the interface asked for: the first with every function of [RuntimeFunction].
    private static final int VERSION = 17;

    private final Map<RuntimeFunction, MethodHandle> functions = new EnumMap<>(RuntimeFunction.class);
    private final MemorySegment environment;

    /// Finds the functions. The Java binding must have loaded the library and made its environment, which this shares.
    RuntimeApi() {
        Linker linker = Linker.nativeLinker();
        MemorySegment entry = SymbolLookup.loaderLookup()
                .find("OrtGetApiBase")
                .orElseThrow(() -> new IllegalStateException("ONNX Runtime's library has no OrtGetApiBase"));
        // struct OrtApiBase { const OrtApi* (*GetApi)(uint32_t); const char* (*GetVersionString)(); }
        MemorySegment base = (MemorySegment) invoke(linker.downcallHandle(entry, FunctionDescriptor.of(ADDRESS)));
        MemorySegment getApi = base.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
        MemorySegment table = (MemorySegment)
                invoke(linker.downcallHandle(getApi, FunctionDescriptor.of(ADDRESS, JAVA_INT)), VERSION);
        for (RuntimeFunction function : RuntimeFunction.values()) {
            MemorySegment address = table.reinterpret((function.index() + 1L) * ADDRESS.byteSize())
                    .getAtIndex(ADDRESS, function.index());
            functions.put(function, linker.downcallHandle(address, function.type()));
        }
        environment = environment();
    }

    MemorySegment sharedEnvironment() {
        return environment;
    }

    /// Calls a function that gives a status.
    ///
    /// @param purpose what it is called for, as in "ONNX Runtime could not `run the graph`"
    /// @throws IllegalStateException if it fails
    /// @throws InputException if the device has too little memory left for it
    void call(String purpose, RuntimeFunction function, Object... arguments) {
        MemorySegment status = (MemorySegment) invoke(functions.get(function), arguments);
        if (status.equals(MemorySegment.NULL)) {
            return;
        }
        MemorySegment text = (MemorySegment) invoke(functions.get(RuntimeFunction.GET_ERROR_MESSAGE), status);
        String message = text.reinterpret(Long.MAX_VALUE).getString(0);
        release(RuntimeFunction.RELEASE_STATUS, status);
        DeviceFailure.requireMemory(message);
        throw new IllegalStateException("ONNX Runtime could not " + purpose + ": " + message);
    }

    /// As [#call], for a function whose last argument, not given here, is where it puts what it made.
    MemorySegment make(String purpose, RuntimeFunction function, Object... arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment made = arena.allocate(ADDRESS);
            Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
            all[arguments.length] = made;
            call(purpose, function, all);
            return made.get(ADDRESS, 0);
        }
    }

    /// Calls a function that gives nothing and cannot fail.
    void release(RuntimeFunction function, MemorySegment object) {
        invoke(functions.get(function), object);
    }

    /// The environment there is one of in a process, made by the Java binding, which also ends it.
    private MemorySegment environment() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment shared = make(
                    "share its environment", RuntimeFunction.CREATE_ENVIRONMENT, 2, arena.allocateFrom("palimpsest"));
            release(RuntimeFunction.RELEASE_ENVIRONMENT, shared); // one count less; the Java binding holds another
            return shared;
        }
    }

    private static Object invoke(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a native function cannot throw", e);
        }
    }
}
