package health.pratique.erase;

import health.pratique.audit.Sha256;
import health.pratique.erasure.ErasedStore;
import org.jspecify.annotations.Nullable;

/**
 * One version of one object of a subject, or a marker that it was deleted. A key is the sender's own text: it is not printed.
 *
 * @param versionId absent in a bucket without versions
 */
record StoredVersion(
        ErasedStore store,
        String bucket,
        String key,
        @Nullable String versionId,
        boolean marker) {

    private static final int NAME_DIGITS = 16;

    /** Tells versions and objects apart, and names none to who does not know it. */
    String mark() {
        return store + "/" + Sha256.hex(bucket + "/" + key).substring(0, NAME_DIGITS) + "/" + versionId;
    }

    @Override
    public String toString() {
        return "StoredVersion[" + store + "]";
    }
}
