package palimpsest.workbench;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingListener;

/// Tells a run's listener how far a model is that writes the run's old text, about twice a second.
final class WritingPace implements WritingListener {
    private static final double PAUSE = 0.5;

    private final TrainingListener listener;
    private final BooleanSupplier stopped;
    private double told = -PAUSE;

    WritingPace(TrainingListener listener, BooleanSupplier stopped) {
        this.listener = listener;
        this.stopped = stopped;
    }

    @Override
    public void wrote(long tokens, long of, double seconds) {
        if (seconds - told < PAUSE) {
            return;
        }
        told = seconds;
        double pace = tokens / Math.max(seconds, 1e-9);
        String words = tokens < of / 100 && seconds < 2
                ? ""
                : String.format(Locale.ROOT, "%,.0f tokens/s, %s left", pace, time((of - tokens) / pace));
        String what = String.format(Locale.ROOT, "The model writes %,d tokens of old text", of);
        listener.on(new TrainingEvent.Preparing(what, (double) tokens / of, words));
    }

    @Override
    public boolean stopped() {
        return stopped.getAsBoolean();
    }

    private static String time(double seconds) {
        long all = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d", all / 60, all % 60);
    }
}
