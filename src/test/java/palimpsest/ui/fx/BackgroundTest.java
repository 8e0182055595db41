package palimpsest.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class BackgroundTest {
    @Test
    void aResultComesBackOnTheFxThreadAndTheWorkDoesNot() throws Exception {
        try (Background background = new Background("test-lane")) {
            CompletableFuture<List<Object>> seen = new CompletableFuture<>();
            background.submit(
                    () -> List.of(
                            Thread.currentThread().getName(),
                            Thread.currentThread().isDaemon()),
                    result -> seen.complete(List.of(result, Platform.isFxApplicationThread())));
            List<Object> values = seen.get(20, TimeUnit.SECONDS);
            assertEquals(List.of("test-lane", true), values.get(0));
            assertEquals(true, values.get(1));
        }
    }

    @Test
    void onlyTheLatestRequestIsAnswered() throws Exception {
        try (Background background = new Background("test-lane")) {
            List<Integer> worked = new CopyOnWriteArrayList<>();
            List<Integer> answered = new CopyOnWriteArrayList<>();
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch finished = new CountDownLatch(1);
            background.submit(
                    () -> {
                        begun.countDown();
                        await(release);
                        worked.add(1);
                        return 1;
                    },
                    answered::add);
            assertTrue(begun.await(20, TimeUnit.SECONDS));
            for (int i = 2; i <= 9; i++) {
                int request = i;
                background.submit(
                        () -> {
                            worked.add(request);
                            return request;
                        },
                        result -> {
                            answered.add(result);
                            finished.countDown();
                        });
            }
            release.countDown();
            assertTrue(finished.await(20, TimeUnit.SECONDS));
            assertEquals(List.of(1, 9), worked);
            assertEquals(List.of(9), answered);
            assertFalse(worked.contains(5));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
