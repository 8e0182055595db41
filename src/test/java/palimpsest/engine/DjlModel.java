package palimpsest.engine;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Path;

/// An ONNX model as a program of someone else would run it: by DJL's own model API, knowing nothing of Palimpsest.
public final class DjlModel implements AutoCloseable {
    private final Model model;
    private final Predictor<NDList, NDList> predictor;

    /// @param file a `.onnx` file
    public DjlModel(Path file) throws IOException {
        Runtimes.djl();
        model = Model.newInstance("exported", "OnnxRuntime");
        try {
            model.load(file.getParent(), file.getFileName().toString().replace(".onnx", ""));
        } catch (MalformedModelException e) {
            throw new IOException(e);
        }
        predictor = model.newPredictor(new NoopTranslator());
    }

    /// @param ids rows of one length
    /// @return the first output, flat
    public float[] run(long[][] ids) {
        try (NDManager manager = model.getNDManager().newSubManager()) {
            long[] flat = new long[ids.length * ids[0].length];
            for (int row = 0; row < ids.length; row++) {
                System.arraycopy(ids[row], 0, flat, row * ids[0].length, ids[0].length);
            }
            NDList input = new NDList(manager.create(flat, new Shape(ids.length, ids[0].length)));
            return predictor.predict(input).singletonOrThrow().toFloatArray();
        } catch (TranslateException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }
}
