package palimpsest.graph;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Attributes of a node: integers, floats, strings and lists of integers, by their ONNX names. Immutable.
public final class Attributes {
    private static final Attributes NONE = new Attributes(Map.of());

    private final Map<String, Object> values;

    private Attributes(Map<String, Object> values) {
        this.values = values;
    }

    public static Attributes none() {
        return NONE;
    }

    public Attributes with(String name, long value) {
        return put(name, value);
    }

    public Attributes with(String name, float value) {
        return put(name, value);
    }

    public Attributes with(String name, String value) {
        return put(name, value);
    }

    public Attributes with(String name, long... values) {
        return put(name, Arrays.stream(values).boxed().toList());
    }

    public Set<String> names() {
        return values.keySet();
    }

    /// Long, Float, String or List of Long, by name, in the order given.
    public Map<String, Object> asMap() {
        return values;
    }

    public long integer(String name, long otherwise) {
        return (Long) values.getOrDefault(name, otherwise);
    }

    public float real(String name, float otherwise) {
        return (Float) values.getOrDefault(name, otherwise);
    }

    public boolean flag(String name) {
        return integer(name, 0) != 0;
    }

    /// @throws IllegalArgumentException if the attribute is missing
    public long[] integers(String name) {
        if (values.get(name) instanceof List<?> list) {
            return list.stream().mapToLong(Long.class::cast).toArray();
        }
        throw new IllegalArgumentException("expected a list of integers in attribute " + name + ", found " + values);
    }

    private Attributes put(String name, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(values);
        copy.put(name, value);
        return new Attributes(copy);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
