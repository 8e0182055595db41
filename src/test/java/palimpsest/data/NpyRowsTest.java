package palimpsest.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.tensor.InputException;

class NpyRowsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"<i4,4,1", "<i8,8,1", "<i2,2,2", "<u2,2,3", "|u1,1,1"})
    void everyIntegerTypeAndVersionIsRead(String type, int width, int version) throws IOException {
        NpyRows rows = NpyRows.open(npy(version, header(type, false, "(2, 3)"), width, 6));
        assertEquals(2, rows.rows());
        assertEquals(3, rows.rowLength());
        int[] into = new int[5];
        rows.read(1, into, 1);
        assertArrayEquals(new int[] {0, 203, 204, 205, 0}, into);
        assertEquals(
                "2 packed rows of 3 token ids (context 2)",
                FilePreview.of(folder.resolve(name(version, width, header(type, false, "(2, 3)"))), TextColumns.none())
                        .beginning());
        assertThrows(IndexOutOfBoundsException.class, () -> rows.read(2, into, 0));
    }

    @Test
    void theVocabularyIsChecked() throws IOException {
        NpyRows rows = NpyRows.open(npy(1, header("<i4", false, "(2, 3)"), 4, 6));
        rows.requireVocabulary(206);
        InputException thrown = assertThrows(InputException.class, () -> rows.requireVocabulary(205));
        assertTrue(thrown.getMessage().contains("row 1") && thrown.getMessage().contains("205"), thrown.getMessage());
    }

    @Test
    void whatCannotBeRowsIsSaidInWords() throws IOException {
        says(Texts.write(folder, "a.npy", "not an array at all"), "signature");
        says(Texts.write(folder, "a.npy", "\u0001"), "ends inside");
        says(npy(4, header("<i4", false, "(2, 3)"), 4, 6), "version 4");
        says(npy(1, header("<f4", false, "(2, 3)"), 4, 6), "type <f4", "integers");
        says(npy(1, header(">i4", false, "(2, 3)"), 4, 6), "little-endian");
        says(npy(1, header("<i4", true, "(2, 3)"), 4, 6), "Fortran");
        says(npy(1, header("<i4", false, "(6,)"), 4, 6), "two dimensions");
        says(npy(1, header("<i4", false, "(1, 2, 3)"), 4, 6), "two dimensions");
        says(npy(1, header("<i4", false, "()"), 4, 6), "two dimensions");
        says(npy(1, header("<i4", false, "(0, 3)"), 4, 0), "at least 1 row");
        says(npy(1, header("<i4", false, "(6, 1)"), 4, 6), "at least 1 row of at least 2");
        says(npy(1, header("<i4", false, "(3, 3)"), 4, 6), "cut short");
        says(npy(1, header("<i4", false, "(2, 2)"), 4, 6), "too long");
        says(npy(1, header("<i8", false, "(2147483647, 2147483647)"), 8, 6), "damaged");
        says(npy(1, "{}", 4, 6), "cannot be understood");
        says(folder.resolve("gone.npy"), "no file");
    }

    @Test
    void joinedSourcesAreReadOneAfterAnother() throws IOException {
        NpyRows two = NpyRows.open(npy(1, header("<i4", false, "(2, 3)"), 4, 6));
        RowSource joined = new JoinedRows(List.of(two, two));
        int[] into = new int[3];
        joined.read(3, into, 0);
        assertEquals(4, joined.rows());
        assertArrayEquals(new int[] {203, 204, 205}, into);
        NpyRows other = NpyRows.open(npy(1, header("<i4", false, "(3, 2)"), 4, 6));
        assertThrows(InputException.class, () -> new JoinedRows(List.of(two, other)));
    }

    private static String header(String type, boolean fortran, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape
                + ", }";
    }

    private Path npy(int version, String header, int width, int values) throws IOException {
        byte[] text = (header + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(12 + text.length + width * values).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.UTF_8))
                .put((byte) version)
                .put((byte) 0);
        if (version == 1) {
            file.putShort((short) text.length);
        } else {
            file.putInt(text.length);
        }
        file.put(text);
        for (int i = 0; i < values; i++) {
            byte[] value = ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(200 + i)
                    .array();
            file.put(value, 0, width);
        }
        byte[] bytes = new byte[file.flip().remaining()];
        file.get(bytes);
        return Texts.write(folder, name(version, width, header), bytes);
    }

    private static String name(int version, int width, String header) {
        return "rows-" + version + "-" + width + "-" + header.hashCode() + ".npy";
    }

    private static void says(Path file, String... words) {
        InputException thrown = assertThrows(InputException.class, () -> NpyRows.open(file));
        for (String word : words) {
            assertTrue(thrown.getMessage().contains(word), thrown.getMessage() + " lacks: " + word);
        }
    }
}
