package palimpsest.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.tensor.InputException;

/// Data files packed as `.gz` and `.zst`, and `.json`.
class PackedFilesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {".gz", ".zst"})
    void everyKindOfTextIsReadPackedAsItIsUnpacked(String packing) throws IOException {
        String prose = Texts.paragraphs(5, 400);
        String rows = Texts.jsonLines("Iron", 500);
        String list = "[" + rows.strip().replace("\n", ",") + "]";
        String table = "text,note\n\"Gold, too\",x\n";
        for (String[] file : new String[][] {
            {"a.txt", prose},
            {"b.md", prose},
            {"c.jsonl", rows},
            {"d.json", list},
            {"e.csv", table},
            {"f.tsv", "text\nIron\n"}
        }) {
            Path plain = Texts.write(folder, file[0], file[1]);
            Path packed = Texts.write(folder, file[0] + packing, pack(packing, file[1]));
            assertEquals(Texts.read(plain), Texts.read(packed), file[0]);
            assertEquals(AreaNames.of(plain), AreaNames.of(packed));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".gz", ".zst"})
    void theHashAndTheProgressAreThoseOfTheFileOnDisk(String packing) throws IOException {
        Path file = Texts.write(folder, "a.txt" + packing, pack(packing, Texts.paragraphs(5, 400)));
        try (DocumentReader reader = DocumentReader.open(file, TextColumns.none())) {
            reader.forEachRemaining(document -> {});
            assertEquals(FileHash.of(file), reader.hash());
            assertEquals(Files.size(file), reader.bytesRead());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".gz", ".zst"})
    void aPackedFileThatBreaksOffAnywhereIsRefusedByName(String packing) throws IOException {
        byte[] whole = pack(packing, Texts.paragraphs(5, 60));
        for (int length : new int[] {3, 30, whole.length / 2, whole.length - 9, whole.length - 1}) {
            Path file = Texts.write(folder, "cut.txt" + packing, Arrays.copyOf(whole, length));
            String told = refusal(file);
            assertTrue(told.contains("cut.txt" + packing + " breaks off after"), length + ": " + told);
            assertTrue(told.contains("download the file again"), told);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".gz", ".zst"})
    void whatIsNotPackedAsItsNameSaysIsRefusedWithTheWayOut(String packing) throws IOException {
        assertTrue(refusal(Texts.write(folder, "a.txt" + packing, "Not packed at all."))
                .contains("cannot be unpacked as " + packing));
        byte[] broken = pack(packing, Texts.paragraphs(5, 60));
        broken[broken.length / 2] ^= 0x55;
        String told = refusal(Texts.write(folder, "b.txt" + packing, broken));
        assertTrue(told.contains("cannot be unpacked") || told.contains("breaks off"), told);
        String guess = refusal(Texts.write(folder, "c.txt", pack(packing, "Packed.")));
        assertTrue(guess.contains("let its name end in " + packing), guess);
    }

    @Test
    void joinedGzipStreamsAreOneText() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(pack(".gz", "One. "));
        both.write(pack(".gz", "Two."));
        assertEquals("One. Two.", Texts.joined(Texts.read(Texts.write(folder, "a.txt.gz", both.toByteArray()))));
    }

    @Test
    void wrongTextInAPackedFileIsNamedByItsLine() throws IOException {
        byte[] rows = pack(".gz", "{\"text\": \"a\"}\n{\"text\": ");
        assertTrue(refusal(Texts.write(folder, "a.jsonl.gz", rows)).contains("a.jsonl.gz, line 2"));
        byte[] latin = packed("fine\nnot \u00E9".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(refusal(Texts.write(folder, "b.txt.gz", latin)).contains("line 2, byte 10 of the text"));
        assertTrue(refusal(Texts.write(folder, "c.npy.gz", latin)).contains("unpack it first"));
    }

    @Test
    void aListOfObjectsAndObjectsInARowAreReadAlike() throws IOException {
        List<Document> expected = List.of(new Document("a", "One"), new Document("b", "Two"));
        assertEquals(
                expected,
                Texts.read(Texts.write(
                        folder, "a.json", "[{\"text\": \"One\"},\n {\"text\": \"Two\", \"area\": \"b\"}]\n")));
        assertEquals(
                expected,
                Texts.read(Texts.write(folder, "a.json", "{\"text\": \"One\"}\n{\"text\": \"Two\", \"area\": \"b\"}")));
    }

    @Test
    void aBrokenListIsNamedByItsLastWholeRow() throws IOException {
        assertTrue(refusal(Texts.write(folder, "a.json", "[{\"text\": \"One\"}, {\"text\": \"Tw"))
                .contains("a.json: not whole JSON after row 1 (it is malformed, or a text breaks off)"));
        assertTrue(
                refusal(Texts.write(folder, "a.json", "[{\"text\": \"One\"}")).contains("breaks off"));
        assertTrue(refusal(Texts.write(folder, "a.json", "[{\"text\": \"One\"}] x"))
                .contains("a.json: not whole JSON"));
        assertTrue(refusal(Texts.write(folder, "a.json", "[1]")).contains("a.json, row 1: a JSON object was expected"));
        assertTrue(refusal(Texts.write(folder, "a.json", "[]")).contains("holds no text"));
    }

    private static String refusal(Path file) {
        return assertThrows(InputException.class, () -> Texts.read(file)).getMessage();
    }

    private static byte[] pack(String packing, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return packing.equals(".zst") ? summed(bytes) : packed(bytes);
    }

    /// With a checksum, as the `zstd` program writes it.
    private static byte[] summed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZstdOutputStream zstd = new ZstdOutputStream(packed)) {
            zstd.setChecksum(true);
            zstd.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
