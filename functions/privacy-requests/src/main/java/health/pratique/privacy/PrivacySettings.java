package health.pratique.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where privacy requests are kept and answered, as {@code PRATIQUE_PRIVACY_*} environment variables. */
@ConfigMapping(prefix = "pratique.privacy")
public interface PrivacySettings {

    /** The template names it for each function that has to do with requests. */
    @WithDefault("pratique-privacy-requests")
    String table();

    /** What patients and officers wrote, and packages of copies, under a key of their own. */
    @WithDefault("pratique-privacy")
    String bucket();

    /** The write-once bucket, where certificates stay. */
    @WithDefault("pratique-audit")
    String certificateBucket();

    /** KMS key of ECC_NIST_P256 that signs certificates: id, ARN or alias. */
    @WithDefault("alias/pratique-erasure")
    String signingKey();

    /** Name of the function that erases a patient. */
    @WithDefault("pratique-erase-subject")
    String erasureFunction();

    /** From so many on a package goes on in another part. A function has 512 MB of its own. */
    @WithDefault("134217728")
    long partBytes();
}
