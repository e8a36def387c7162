package health.pratique.api.deidentify;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.cleaning.CleanCopy;
import health.pratique.cleaning.Deidentification;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.InternalFault;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.model.DocumentFormat;
import health.pratique.model.ReleasePolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Cleans a document while its sender waits, in bounded time and beside a bounded number of others. The key behind its surrogates is made
 * for it and thrown away: nothing that is given out can be turned back or compared.
 */
@ApplicationScoped
class TimedCleaning {

    static final int MOST_BYTES = 1024 * 1024;

    private static final FormatLimits LIMITS = new FormatLimits(MOST_BYTES, 64, 200_000, 1, 10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int AT_ONCE = 4;
    private static final int KEY_BYTES = 32;

    private final Deidentification deidentification;
    private final Duration patience;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** A clean copy with the format that it is in. */
    record Cleaned(DocumentFormat format, CleanCopy copy) {}

    @Inject
    TimedCleaning(Deidentification deidentification) {
        this(deidentification, PATIENCE);
    }

    TimedCleaning(Deidentification deidentification, Duration patience) {
        this.deidentification = deidentification;
        this.patience = patience;
    }

    /**
     * @param formats that the content may be in
     * @throws ProblemException BODY_TOO_LARGE over 1 MB, UNAVAILABLE when it takes too long or too many are at it
     * @throws PipelineFault for a document that cannot be read, or not be proved clean
     */
    Cleaned clean(byte[] content, Set<DocumentFormat> formats, ReleasePolicy policy) {
        if (content.length > MOST_BYTES) {
            throw new ProblemException(ProblemKind.BODY_TOO_LARGE);
        }
        if (!places.tryAcquire()) {
            throw new ProblemException(ProblemKind.UNAVAILABLE);
        }
        FutureTask<Cleaned> task = new FutureTask<>(placed(() -> cleaned(content, formats, policy)));
        // A thread of its own, so that one document that takes long holds no request's thread for ever.
        Thread.ofPlatform().daemon().name("deidentify").start(task);
        return result(task);
    }

    private Callable<Cleaned> placed(Callable<Cleaned> work) {
        return () -> {
            try {
                return work.call();
            } finally {
                places.release();
            }
        };
    }

    private Cleaned cleaned(byte[] content, Set<DocumentFormat> formats, ReleasePolicy policy) {
        OpenedDocument document = DocumentFormats.standard().open(content, LIMITS);
        if (!formats.contains(document.format())) {
            throw new DocumentRejected(ReasonCode.CONTENT_MISMATCH);
        }
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Cleaned(document.format(), deidentification.clean(document, policy, key));
    }

    private Cleaned result(FutureTask<Cleaned> task) {
        try {
            return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            task.cancel(true);
            throw new ProblemException(ProblemKind.UNAVAILABLE);
        } catch (InterruptedException stopped) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemKind.UNAVAILABLE);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof PipelineFault fault
                    ? fault
                    : new InternalFault(ReasonCode.DEFECT).at(failed.getCause() == null ? failed : failed.getCause());
        }
    }
}
