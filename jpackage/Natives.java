import java.util.List;
import java.util.regex.Pattern;

/// Where jars keep the native libraries of a system. Those of the others are left out of its installer.
enum Natives {
    LINUX("lib%s.so", "linux-x64", "linux-x86_64", "linux-x86-64"),
    WINDOWS("%s.dll", "win-x64", "win-x86_64", "win32-x86-64"),
    MACOS("lib%s.dylib", "osx-aarch64", "osx-aarch64", "darwin-aarch64");

    private static final Pattern LIBRARY = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a)|.*\\.dSYM/.*");

    private final String file;
    private final List<String> folders;

    /// @param file the name of a library's file, around the library's own
    /// @param runtime its folder in ONNX Runtime's jar
    /// @param tokenizers its folder in the jar of DJL's tokenizers
    /// @param jna its folder in JNA's jar
    Natives(String file, String runtime, String tokenizers, String jna) {
        this.file = file;
        folders = List.of(
                "ai/onnxruntime/native/" + runtime + "/", "native/lib/" + tokenizers + "/", "com/sun/jna/" + jna + "/");
    }

    /// The file of a library.
    String file(String library) {
        return file.formatted(library);
    }

    /// Whether an entry of a jar is a native library, or belongs to one.
    static boolean isNative(String entry) {
        return LIBRARY.matcher(entry).matches();
    }

    /// Whether an entry is a native library of this system. JavaFX comes for one system, at the root of its jar.
    boolean own(String entry) {
        return isNative(entry)
                && !entry.contains(".dSYM/")
                && (entry.indexOf('/') < 0 || folders.stream().anyMatch(entry::startsWith));
    }
}
