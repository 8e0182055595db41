package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.InputException;

@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        disabledReason = "the recycle bin has no files of its own")
class TrashTest {
    @TempDir
    private Path home;

    private Path run;

    @BeforeEach
    void aRun() throws IOException {
        run = make("runs/atlas 10 %");
    }

    @Test
    void aFolderLiesInTheUsersTrashWithANoteOfWhereItLay() throws IOException {
        Trashed thrown = new Trash("Linux", home, Map.of()).put(run);
        Path trash = home.resolve(".local/share/Trash");
        assertFalse(Files.exists(run));
        assertEquals("text", Files.readString(trash.resolve("files/atlas 10 %/plan.json")));
        String note = Files.readString(trash.resolve("info/atlas 10 %.trashinfo"));
        assertTrue(note.startsWith("[Trash Info]\nPath=" + home + "/runs/atlas%2010%20%25\nDeletionDate="), note);
        assertTrue(
                note.lines().toList().get(2).matches("DeletionDate=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d"), note);
        assertEquals(trash.resolve("files/atlas 10 %"), thrown.now().orElseThrow());
    }

    @Test
    void whatIsPutBackLiesWhereItLayAndLeavesNoNote() throws IOException {
        Trashed thrown = new Trash("Linux", home, Map.of()).put(run);
        Trash.putBack(thrown);
        assertEquals("text", Files.readString(run.resolve("plan.json")));
        assertFalse(Files.exists(thrown.note().orElseThrow()));
        assertFalse(Files.exists(thrown.now().orElseThrow()));
    }

    @Test
    void twoOfOneNameLieSideBySideInThePlaceThatTheSystemNames() throws IOException {
        Trash trash = new Trash("Linux", home, Map.of("XDG_DATA_HOME", home + "/data"));
        trash.put(run);
        Trashed second = trash.put(make("runs/atlas 10 %"));
        assertEquals(home.resolve("data/Trash/files/atlas 10 % 2"), second.now().orElseThrow());
        assertTrue(Files.exists(home.resolve("data/Trash/info/atlas 10 % 2.trashinfo")));
    }

    @Test
    void onMacItLiesInTheFolderThatTheFinderShows() throws IOException {
        Trash trash = new Trash("Mac OS X", home, Map.of());
        trash.put(run);
        assertTrue(Files.exists(home.resolve(".Trash/atlas 10 %/plan.json")));
        Trashed second = trash.put(make("runs/atlas 10 %"));
        assertEquals(home.resolve(".Trash/atlas 10 % 2"), second.now().orElseThrow());
    }

    @Test
    void whatCannotBeMovedStaysAndWhatIsThereAgainIsNotReplaced() throws IOException {
        Trash trash = new Trash("Linux", home, Map.of());
        Trashed thrown = trash.put(run);
        make("runs/atlas 10 %");
        assertTrue(assertThrows(InputException.class, () -> Trash.putBack(thrown))
                .getMessage()
                .contains("is there again"));
        Files.writeString(home.resolve("data"), "a file");
        Trash blocked = new Trash("Linux", home, Map.of("XDG_DATA_HOME", home + "/data"));
        assertTrue(assertThrows(InputException.class, () -> blocked.put(run))
                .getMessage()
                .contains("It stays where it is"));
        assertTrue(Files.exists(run));
    }

    private Path make(String name) throws IOException {
        Path folder = Files.createDirectories(home.resolve(name));
        Files.writeString(folder.resolve("plan.json"), "text");
        return folder;
    }
}
