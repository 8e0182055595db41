package palimpsest.weights;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// Several safetensors files that an index ties together.
final class ShardedWeights implements WeightSource {
    private final List<SafetensorsFile> shards;
    private final SequencedMap<String, SafetensorsFile> owners;

    private ShardedWeights(List<SafetensorsFile> shards, SequencedMap<String, SafetensorsFile> owners) {
        this.shards = shards;
        this.owners = owners;
    }

    /// Opens every shard the index names, which must lie beside it.
    static ShardedWeights open(Path index) {
        Map<String, String> shardOf = ShardIndex.read(index);
        List<SafetensorsFile> shards = new ArrayList<>();
        boolean opened = false;
        try {
            for (String name : new LinkedHashSet<>(shardOf.values())) {
                Path shard = index.resolveSibling(name);
                if (!Files.isRegularFile(shard)) {
                    throw new InputException("%s names the file %s, which is missing; fetch it into the same folder."
                            .formatted(index, name));
                }
                shards.add(SafetensorsFile.open(shard));
            }
            ShardedWeights weights = new ShardedWeights(shards, owners(shards));
            weights.checkIndex(index, shardOf);
            opened = true;
            return weights;
        } finally {
            if (!opened) {
                shards.forEach(SafetensorsFile::close);
            }
        }
    }

    private static SequencedMap<String, SafetensorsFile> owners(List<SafetensorsFile> shards) {
        SequencedMap<String, SafetensorsFile> owners = new LinkedHashMap<>();
        for (SafetensorsFile shard : shards) {
            for (String name : shard.names()) {
                SafetensorsFile other = owners.put(name, shard);
                if (other != null) {
                    throw new InputException("Tensor %s is both in %s and in %s; fetch the model again."
                            .formatted(name, other.file(), shard.file()));
                }
            }
        }
        return owners;
    }

    private void checkIndex(Path index, Map<String, String> shardOf) {
        shardOf.forEach((tensor, shard) -> {
            SafetensorsFile owner = owners.get(tensor);
            if (owner == null || !owner.file().equals(index.resolveSibling(shard))) {
                throw new InputException("%s says that tensor %s is in %s, but it is not; fetch that file again."
                        .formatted(index, tensor, shard));
            }
        });
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(owners.keySet());
    }

    @Override
    public ElementType type(String name) {
        return owner(name).type(name);
    }

    @Override
    public Shape shape(String name) {
        return owner(name).shape(name);
    }

    @Override
    public MemorySegment bytes(String name) {
        return owner(name).bytes(name);
    }

    @Override
    public Optional<HostTensor> inPlace(String name) {
        return owner(name).inPlace(name);
    }

    @Override
    public void read(String name, HostTensor into) {
        owner(name).read(name, into);
    }

    @Override
    public void close() {
        shards.forEach(SafetensorsFile::close);
    }

    private SafetensorsFile owner(String name) {
        SafetensorsFile owner = owners.get(name);
        if (owner == null) {
            throw new IllegalArgumentException("no tensor %s in %d shards".formatted(name, shards.size()));
        }
        return owner;
    }
}
