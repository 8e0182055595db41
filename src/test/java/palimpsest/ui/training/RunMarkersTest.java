package palimpsest.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import palimpsest.train.TrainingEvent;
import palimpsest.ui.FakePlans;
import palimpsest.ui.plot.Marker;

/// What of a run is marked on the x axis.
class RunMarkersTest {
    @Test
    void fewEpochsAreMarkedEach() {
        assertEquals(List.of("epoch 2", "epoch 3", "epoch 4"), epochs(4));
    }

    @Test
    void ofManyEpochsOnlyRoundOnesAreMarked() {
        assertEquals(List.of("epoch 5", "epoch 10", "epoch 15", "epoch 20", "epoch 25", "epoch 30"), epochs(32));
        assertEquals(List.of("epoch 20", "epoch 40", "epoch 60", "epoch 80", "epoch 100"), epochs(119));
    }

    private static List<String> epochs(int passes) {
        RunMarkers markers = new RunMarkers();
        IntStream.rangeClosed(2, passes)
                .forEach(pass -> markers.add(new TrainingEvent.PassStarted(10L * pass, "new", pass)));
        return markers
                .of(new LossHistory(LossHistory.Look.of(LossUnit.NATS), FakePlans.plan(0)), List.of(), "", 0)
                .stream()
                .map(Marker::label)
                .toList();
    }
}
