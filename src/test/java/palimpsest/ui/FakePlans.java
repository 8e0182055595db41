package palimpsest.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Method;
import palimpsest.train.OptimizerSettings;
import palimpsest.train.Plan;

/// Plans over files that need not exist.
public final class FakePlans {
    private FakePlans() {}

    public static Plan plan(double replay) {
        return new Plan(
                Path.of("llama"),
                List.of(Path.of("atlas.txt")),
                List.of(Path.of("capitals.txt")),
                Optional.empty(),
                List.of(),
                List.of(),
                replay,
                200,
                8,
                1,
                256,
                OptimizerSettings.standard(),
                new Method.Full(),
                1,
                20,
                2,
                DeviceChoice.CPU);
    }
}
