package palimpsest.workbench;

import java.util.Map;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.Shape;
import palimpsest.train.Plan;
import palimpsest.train.Tuning;

/// What a checkpoint of a run takes on disk.
final class CheckpointSize {
    private CheckpointSize() {}

    /// Bytes of the weights that it holds, those that change in f32 and the others as they lie in the base, and of two
    /// moments of each that changes. An adapter is written without its base.
    static long bytes(Plan plan, ModelFolder model) {
        Tuning tuning = Tuning.of(plan.method(), model.config());
        long bytes = 3L * Float.BYTES * tuning.trainedCount();
        if (tuning.adapter().isPresent()) {
            return bytes;
        }
        for (Map.Entry<String, Shape> weight : model.weightShapes().entrySet()) {
            if (!tuning.trained().containsKey(weight.getKey())) {
                bytes += weight.getValue().size()
                        * model.weights().type(weight.getKey()).bytes();
            }
        }
        return bytes;
    }
}
