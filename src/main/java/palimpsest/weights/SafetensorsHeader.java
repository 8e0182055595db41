package palimpsest.weights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import palimpsest.tensor.InputException;

/// The checked header of one safetensors file.
///
/// Source: the format's description at Hugging Face (8 bytes of length, a JSON object, then the tensors without gaps).
///
/// @param tensors by name, in the order of the header
/// @param metadata the free `__metadata__` of strings
/// @param dataStart offset of the first byte of tensor data in the file
record SafetensorsHeader(SequencedMap<String, TensorEntry> tensors, Map<String, String> metadata, long dataStart) {

    /// Checks that the tensors cover the data exactly: in range, no overlap, no gap.
    ///
    /// @param dataBytes number of bytes behind the header
    void checkLayout(Path file, long dataBytes) {
        List<TensorEntry> inOrder = new ArrayList<>(tensors.values());
        inOrder.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        long covered = 0;
        String before = null;
        for (TensorEntry entry : inOrder) {
            if (entry.end() > dataBytes) {
                throw new InputException(("%s: tensor %s ends at byte %,d of the data, but the file has only %,d; "
                                + "it was cut off, so fetch it again.")
                        .formatted(file, entry.name(), entry.end(), dataBytes));
            }
            if (entry.begin() < covered) {
                throw new InputException("%s: tensors %s and %s overlap; the file is damaged, so fetch it again."
                        .formatted(file, before, entry.name()));
            }
            if (entry.begin() > covered) {
                throw new InputException(("%s: %,d bytes before tensor %s belong to no tensor; the file is damaged, "
                                + "so fetch it again.")
                        .formatted(file, entry.begin() - covered, entry.name()));
            }
            covered = entry.end();
            before = entry.name();
        }
        if (covered != dataBytes) {
            throw new InputException(("%s: %,d bytes after the last tensor belong to no tensor; the file is damaged, "
                            + "so fetch it again.")
                    .formatted(file, dataBytes - covered));
        }
    }
}
