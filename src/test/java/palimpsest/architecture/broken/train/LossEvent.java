package palimpsest.architecture.broken.train;

/// An event that is no record.
public final class LossEvent {}
