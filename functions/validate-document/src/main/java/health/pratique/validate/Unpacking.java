package health.pratique.validate;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.InternalFault;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.format.FormatLimits;
import health.pratique.format.archive.Archive;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.IntakeEvent;
import health.pratique.kit.StoredObject;
import health.pratique.validate.malware.MalwareCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Takes the documents out of an archive: each becomes an object in the intake bucket, and so gets a run, a status and an audit
 * trail of its own. All of an archive is checked before the first of its documents leaves it. Safe to do twice.
 */
@ApplicationScoped
public class Unpacking {

    /** 10,000 documents, one after the other, would take longer than the step may. */
    private static final int PUTS_AT_ONCE = 16;

    private final DocumentVault vault;

    public Unpacking(DocumentVault vault) {
        this.vault = vault;
    }

    /**
     * @param facts are told the archive's format and how many documents it holds
     * @throws DocumentRejected as {@link Archive#open} and {@link Archive#forEach} do
     * @throws PolicyViolated MALWARE_FOUND in one of its documents; none of the others leaves it then
     */
    void unpack(IntakeEvent event, StoredObject object, FormatLimits limits, Map<String, String> facts) {
        Archive archive = Archive.open(object.content(), limits);
        facts.put("format", archive.format());
        facts.put("documents", Integer.toString(archive.documents()));
        archive.forEach((number, content) -> MalwareCheck.refuseEicar(content));
        AtomicReference<@Nullable RuntimeException> failed = new AtomicReference<>();
        Semaphore slots = new Semaphore(PUTS_AT_ONCE);
        try (ExecutorService puts = Executors.newVirtualThreadPerTaskExecutor()) {
            archive.forEach((number, content) -> {
                slots.acquireUninterruptibly();
                if (failed.get() == null) {
                    puts.execute(() -> {
                        try {
                            vault.deposit(event.custodian(), event.documentId(), number, content, object.metadata());
                        } catch (RuntimeException fault) {
                            failed.compareAndSet(null, fault);
                        } finally {
                            slots.release();
                        }
                    });
                } else {
                    slots.release();
                }
            });
        }
        refuse(failed.get());
    }

    private static void refuse(@Nullable RuntimeException failed) {
        switch (failed) {
            case null -> {}
            case PipelineFault fault -> throw fault;
            default -> throw new InternalFault(ReasonCode.DEFECT).at(failed);
        }
    }
}
