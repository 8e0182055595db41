package palimpsest.data;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// How a data file is packed, told by the end of its name.
enum Compression {
    NONE(""),
    GZIP(".gz"),
    ZSTD(".zst");

    private static final int BUFFER = 1 << 16;

    private final String ending;

    Compression(String ending) {
        this.ending = ending;
    }

    static Compression of(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return name.endsWith(GZIP.ending) ? GZIP : name.endsWith(ZSTD.ending) ? ZSTD : NONE;
    }

    /// The file's name without what says that it is packed: `a.jsonl` for `a.jsonl.gz`.
    static String unpackedName(Path file) {
        String name = name(file);
        return name.substring(0, name.length() - of(file).ending.length());
    }

    /// What a packed stream holds. Its end is looked for: a stream that breaks off is an [IOException].
    InputStream unpack(InputStream packed) throws IOException {
        return switch (this) {
            case NONE -> packed;
            case GZIP -> new GZIPInputStream(packed, BUFFER);
            case ZSTD -> new ZstdInputStream(packed);
        };
    }

    String ending() {
        return ending;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
