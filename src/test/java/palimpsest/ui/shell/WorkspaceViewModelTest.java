package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.train.RunState;
import palimpsest.ui.FakePlans;
import palimpsest.ui.FakeRun;
import palimpsest.ui.FakeWorkbench;

/// What can be pressed follows the run as it was last looked at.
class WorkspaceViewModelTest {
    private final FakeWorkbench workbench = new FakeWorkbench();
    private WorkspaceViewModel workspace;
    private FakeRun run;

    @BeforeEach
    void showARunUnderWay(@TempDir Path folder) {
        workspace = new WorkspaceViewModel(
                workbench, folder, List::of, new WorkspaceViewModel.Lanes(Runnable::run, Runnable::run, Runnable::run));
        run = new FakeRun(FakePlans.plan(0.1), folder.resolve("run"));
        run.say(RunState.STOPPED, "");
        workbench.remember(run);
        workspace.resume(run.folder());
        workspace.poll();
    }

    @Test
    void aRunThatWaitsCannotGoOnBeforeItWasSeenToWait() {
        workspace.pause();
        assertFalse(workspace.resumable().get());
        workspace.poll();
        assertTrue(workspace.resumable().get());
    }

    @Test
    void aRunCanBePausedAgainAfterItWentOn() {
        workspace.pause();
        workspace.poll();
        workspace.goOn();
        workspace.poll();
        assertTrue(workspace.pausable().get());
        assertFalse(workspace.resumable().get());
        assertEquals("A run is under way.", workspace.startHint().get());
    }

    @Test
    void aStoppedRunCanGoOnAndAnotherCanStart() {
        workspace.stop();
        workspace.poll();
        assertTrue(workspace.resumable().get());
        assertFalse(workspace.stoppable().get());
    }
}
