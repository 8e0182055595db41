package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SystemLibrariesTest {
    @Test
    void aMachineWithoutPangoIsToldWhichPackageToInstall() {
        String told = SystemLibraries.missing("Linux", false, name -> !name.contains("pango"))
                .orElseThrow();
        assertTrue(told.contains("apt install libpangoft2-1.0-0"), told);
    }

    @Test
    void aMachineWithoutGtkIsToldSoUnlessWindowsStayInMemory() {
        assertTrue(SystemLibraries.missing("Linux", false, name -> !name.contains("gtk"))
                .orElseThrow()
                .contains("apt install libgtk-3-0"));
        assertEquals(Optional.empty(), SystemLibraries.missing("Linux", true, name -> !name.contains("gtk")));
    }

    @Test
    void otherSystemsBringTheirOwn() {
        assertEquals(Optional.empty(), SystemLibraries.missing("Windows 11", false, name -> false));
        assertEquals(Optional.empty(), SystemLibraries.missing("Mac OS X", false, name -> false));
    }

    @Test
    void thisMachineDrawsTextSoItLacksNothing() {
        assertEquals(Optional.empty(), SystemLibraries.missing());
    }
}
