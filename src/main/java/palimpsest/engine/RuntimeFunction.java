package palimpsest.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;

/// The functions of ONNX Runtime's C interface that the engine calls, each with its place in the table
/// `OrtApi`, to which later versions only add, and the types of its arguments.
enum RuntimeFunction {
    /// (status) → text
    GET_ERROR_MESSAGE(2, Returns.ADDRESS, ADDRESS),
    /// (log level, name, out environment)
    CREATE_ENVIRONMENT(3, JAVA_INT, ADDRESS, ADDRESS),
    /// (environment, bytes, how many, options, out session)
    CREATE_SESSION(8, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS),
    /// (session, run options, input names, inputs, how many, output names, how many, outputs)
    RUN(9, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS),
    /// (out options)
    CREATE_OPTIONS(10, ADDRESS),
    /// (options)
    DISABLE_MEMORY_PATTERN(17, ADDRESS),
    /// (options, level)
    SET_LOG_SEVERITY(22, ADDRESS, JAVA_INT),
    /// (options, level)
    SET_OPTIMIZATION(23, ADDRESS, JAVA_INT),
    /// (options, threads)
    SET_INTRA_OP_THREADS(24, ADDRESS, JAVA_INT),
    /// (options, threads)
    SET_INTER_OP_THREADS(25, ADDRESS, JAVA_INT),
    /// (allocator, extents, how many, element type, out value)
    CREATE_TENSOR(48, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS),
    /// (memory, elements, bytes, extents, how many, element type, out value)
    WRAP_TENSOR(49, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS),
    /// (value, out elements)
    GET_ELEMENTS(51, ADDRESS, ADDRESS),
    /// (name, allocator type, device, memory type, out memory)
    CREATE_MEMORY_INFO(68, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS),
    RELEASE_ENVIRONMENT(92, Returns.NOTHING, ADDRESS),
    RELEASE_STATUS(93, Returns.NOTHING, ADDRESS),
    RELEASE_MEMORY_INFO(94, Returns.NOTHING, ADDRESS),
    RELEASE_SESSION(95, Returns.NOTHING, ADDRESS),
    RELEASE_VALUE(96, Returns.NOTHING, ADDRESS),
    RELEASE_OPTIONS(100, Returns.NOTHING, ADDRESS),
    /// (options, key, value)
    ADD_CONFIGURATION(130, ADDRESS, ADDRESS, ADDRESS),
    /// (session, memory, out allocator)
    CREATE_ALLOCATOR(131, ADDRESS, ADDRESS, ADDRESS),
    RELEASE_ALLOCATOR(132, Returns.NOTHING, ADDRESS),
    /// (environment, memory, arena's settings)
    REGISTER_ALLOCATOR(144, ADDRESS, ADDRESS, ADDRESS),
    RELEASE_ARENA_SETTINGS(157, Returns.NOTHING, ADDRESS),
    /// (keys, values, how many, out arena's settings)
    CREATE_ARENA_SETTINGS(164, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS),
    /// (environment, memory)
    UNREGISTER_ALLOCATOR(177, ADDRESS, ADDRESS),
    /// (options, CUDA options)
    APPEND_CUDA(204, ADDRESS, ADDRESS),
    /// (out CUDA options)
    CREATE_CUDA_OPTIONS(205, ADDRESS),
    /// (CUDA options, keys, values, how many)
    UPDATE_CUDA_OPTIONS(206, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG),
    RELEASE_CUDA_OPTIONS(208, Returns.NOTHING, ADDRESS);

    private final int index;
    private final FunctionDescriptor type;

    /// What a function gives back; most give a status, which is null when all went well.
    private enum Returns {
        ADDRESS,
        NOTHING
    }

    RuntimeFunction(int index, MemoryLayout... arguments) {
        this(index, Returns.ADDRESS, arguments);
    }

    RuntimeFunction(int index, Returns returns, MemoryLayout... arguments) {
        this.index = index;
        this.type = returns == Returns.NOTHING
                ? FunctionDescriptor.ofVoid(arguments)
                : FunctionDescriptor.of(ADDRESS, arguments);
    }

    /// Place in `OrtApi`, from 0.
    int index() {
        return index;
    }

    FunctionDescriptor type() {
        return type;
    }
}
