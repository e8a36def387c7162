package health.pratique.kit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where subject keys are kept and what wraps them. The template names both for each function that makes or opens subject keys. */
@ConfigMapping(prefix = "pratique.subject-keys")
public interface SubjectKeySettings {

    @WithDefault("pratique-subject-keys")
    String table();

    /** KMS key that wraps them: id, ARN or alias. */
    @WithDefault("alias/pratique-subject-keys")
    String wrappingKey();
}
