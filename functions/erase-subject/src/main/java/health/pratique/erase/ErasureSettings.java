package health.pratique.erase;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where erasures are kept and signed, as {@code PRATIQUE_ERASURE_*} environment variables. */
@ConfigMapping(prefix = "pratique.erasure")
public interface ErasureSettings {

    /** DynamoDB table of how far each erasure has got. */
    String table();

    /** The write-once bucket, where certificates stay. */
    String bucket();

    /** KMS key of ECC_NIST_P256 that signs certificates: id, ARN or alias. */
    String signingKey();

    /**
     * How long after the destruction of the key its subject is looked for once more: a step that began before it may have put a
     * document on record after it, and the index by subject may lag behind.
     */
    @WithDefault("PT15M")
    Duration settling();
}
