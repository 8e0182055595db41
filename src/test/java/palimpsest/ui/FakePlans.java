package palimpsest.ui;

import java.nio.file.Path;
import java.util.List;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Plan;

/// Plans over files that need not exist.
public final class FakePlans {
    private FakePlans() {}

    public static Plan plan(double replay) {
        return Plan.of(Path.of("llama"))
                .withNewFiles(List.of(Path.of("atlas.txt")))
                .withOldFiles(List.of(Path.of("capitals.txt")))
                .withReplay(replay)
                .withMeasureEvery(20)
                .withThreads(2)
                .withDevice(DeviceChoice.CPU);
    }
}
