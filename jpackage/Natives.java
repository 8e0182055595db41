import java.util.List;
import java.util.regex.Pattern;

/// Where jars keep the native libraries of a system. Those of the others are left out of its installer.
enum Natives {
    LINUX(
            "lib%s.so",
            List.of("ai/onnxruntime/native/linux-x64/", "native/lib/linux-x86_64/"),
            List.of("com/sun/jna/linux-x86-64/", "org/xerial/snappy/native/Linux/x86_64/", "linux/amd64/")),
    WINDOWS(
            "%s.dll",
            List.of("ai/onnxruntime/native/win-x64/", "native/lib/win-x86_64/"),
            List.of("com/sun/jna/win32-x86-64/", "org/xerial/snappy/native/Windows/x86_64/", "win/amd64/")),
    MACOS(
            "lib%s.dylib",
            List.of("ai/onnxruntime/native/osx-aarch64/", "native/lib/osx-aarch64/"),
            List.of("com/sun/jna/darwin-aarch64/", "org/xerial/snappy/native/Mac/aarch64/", "darwin/aarch64/"));

    private static final Pattern LIBRARY = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a)|.*\\.dSYM/.*");

    private final String file;
    private final List<String> outside;
    private final List<String> inside;

    /// @param file the name of a library's file, around the library's own
    /// @param outside folders in jars of libraries that are loaded from a folder beside them
    /// @param inside folders in jars of libraries that are small, seldom used, and loaded out of the jar
    Natives(String file, List<String> outside, List<String> inside) {
        this.file = file;
        this.outside = outside;
        this.inside = inside;
    }

    /// The file of a library.
    String file(String library) {
        return file.formatted(library);
    }

    /// Whether an entry of a jar is a native library, or belongs to one.
    static boolean isNative(String entry) {
        return LIBRARY.matcher(entry).matches();
    }

    /// Whether an entry is a native library of this system that goes beside the jar. JavaFX comes for one system, at
    /// the root of its jar.
    boolean outside(String entry) {
        return isNative(entry)
                && !entry.contains(".dSYM/")
                && (entry.indexOf('/') < 0 || outside.stream().anyMatch(entry::startsWith));
    }

    /// Whether an entry stays in the jar: it is no native library, or one of this system that is loaded out of there.
    boolean inside(String entry) {
        return !isNative(entry) || inside.stream().anyMatch(entry::startsWith);
    }
}
