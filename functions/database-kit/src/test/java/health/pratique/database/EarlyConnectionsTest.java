package health.pratique.database;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import java.lang.Thread.UncaughtExceptionHandler;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a start does for its databases, and does not wait for. */
class EarlyConnectionsTest {

    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    @BeforeEach
    void seeWhatNobodyCatches() {
        Thread.setDefaultUncaughtExceptionHandler((thread, trouble) -> uncaught.add(trouble));
    }

    @AfterEach
    void seeNoMore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void theStartGoesOnWhileADatabaseDoesNotAnswer() throws InterruptedException {
        CountDownLatch answers = new CountDownLatch(1);
        List<Thread> threads = begin(() -> {
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
        });
        assertThat(threads).singleElement().matches(Thread::isAlive).matches(Thread::isDaemon);
        answers.countDown();
        threads.getFirst().join();
    }

    @Test
    void eachDatabaseHasAThreadOfItsOwn() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        EarlyConnection meeting = () -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
        };
        for (Thread thread : begin(meeting, meeting)) {
            thread.join();
        }
        assertThat(both.getCount()).isZero();
    }

    @Test
    void aDatabaseThatIsAwayIsLeftToTheFirstEvent() throws InterruptedException {
        List<Thread> threads = begin(
                () -> {
                    throw new SQLException("down");
                },
                () -> {
                    throw new TransientFault(ReasonCode.CONSENT_STORE_UNAVAILABLE);
                });
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(uncaught).isEmpty();
    }

    private static List<Thread> begin(EarlyConnection... connections) {
        return EarlyConnections.begin(Stream.of(connections).map(one -> () -> one));
    }
}
