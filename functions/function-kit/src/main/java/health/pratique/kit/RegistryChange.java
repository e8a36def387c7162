package health.pratique.kit;

import health.pratique.fault.ReasonCode;
import health.pratique.model.Document;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import org.jspecify.annotations.Nullable;

/**
 * What a step changes in the registry, in the same transaction as its audit event.
 *
 * @param stop why no further step of this run may begin
 */
public record RegistryChange(
        @Nullable DocumentStatus status,
        @Nullable ReasonCode reason,
        @Nullable Document document,
        @Nullable ObjectLocation release,
        @Nullable ReasonCode stop) {

    /** Only the step moves on. */
    public static final RegistryChange NO_OP = new RegistryChange(null, null, null, null, null);

    /** The document was read and is now known by its content. */
    public static RegistryChange described(Document document) {
        return new RegistryChange(null, null, document, null, null);
    }

    /** The documents of an archive are all in the intake bucket. */
    public static RegistryChange unpacked() {
        return new RegistryChange(DocumentStatus.UNPACKED, null, null, null, null);
    }

    public static RegistryChange released(ObjectLocation release) {
        return new RegistryChange(DocumentStatus.RELEASED, null, null, release, null);
    }

    /** Held (QUARANTINED) or turned away (REJECTED). */
    public static RegistryChange ended(DocumentStatus status, ReasonCode reason) {
        return new RegistryChange(status, reason, null, null, null);
    }

    /** The run that holds the document may not begin a further step: the next one is refused for this reason. */
    public static RegistryChange stopped(ReasonCode reason) {
        return new RegistryChange(null, null, null, null, reason);
    }
}
