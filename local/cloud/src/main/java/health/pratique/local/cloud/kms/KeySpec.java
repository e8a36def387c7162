package health.pratique.local.cloud.kms;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of key that the local KMS has, of those that AWS names. */
public enum KeySpec {
    /** AES-256-GCM. */
    SYMMETRIC_DEFAULT("ENCRYPT_DECRYPT"),
    /** NIST P-256, for ECDSA over SHA-256. */
    ECC_NIST_P256("SIGN_VERIFY");

    private final String usage;

    KeySpec(String usage) {
        this.usage = usage;
    }

    /** What the local KMS does with a key of this kind; AWS lets a P-256 key agree on secrets as well. */
    public String usage() {
        return usage;
    }

    /** @param name as AWS names it */
    public static Optional<KeySpec> of(String name) {
        return Arrays.stream(values()).filter(spec -> spec.name().equals(name)).findFirst();
    }
}
