package palimpsest.architecture.broken.train;

import ai.onnxruntime.OrtEnvironment;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import palimpsest.tensor.Exempt;

/// Does everything that a package in the middle must not do.
public final class StepManager {
    static final int[] SHARED = {1};

    @Exempt(rule = "no-mutable-statics", reason = "Shows that an exemption is heard.")
    static final int[] EXCUSED = {1};

    void prints() {
        System.out.println("printed");
    }

    @Exempt(rule = "streams-in-cli", reason = "Shows that an exemption is heard.")
    void excusedPrints() {
        System.out.println("printed");
    }

    @Exempt(rule = "names", reason = "Shows that an exemption excuses from its own rule only.")
    void wronglyExcusedPrints() {
        System.err.println("printed");
    }

    Socket callsHome() {
        return new Socket();
    }

    Runnable printsInLambda() {
        return () -> System.out.println("printed");
    }

    Thread makesThread() {
        return Thread.ofPlatform().unstarted(this::prints);
    }

    CompletableFuture<Void> borrowsThread() {
        return CompletableFuture.runAsync(this::prints);
    }

    CompletableFuture<Void> usesThread(Executor executor) {
        return CompletableFuture.runAsync(this::prints, executor);
    }

    void runsLater() {
        Platform.runLater(this::prints);
    }

    OrtEnvironment ownsRuntime() {
        return OrtEnvironment.getEnvironment();
    }
}
