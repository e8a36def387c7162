package health.pratique.local.cloud.template;

import health.pratique.local.cloud.kms.KeySpec;

/**
 * An {@code AWS::KMS::Key}.
 *
 * @param id as {@code Ref} tells it
 */
public record KeyResource(String logicalId, String id, String arn, KeySpec spec, boolean enabled) {

    static final String TYPE = "AWS::KMS::Key";

    static KeyResource from(Properties properties, String id) {
        String usage = properties.text("KeyUsage").orElse("ENCRYPT_DECRYPT");
        KeySpec spec = KeySpec.of(properties.text("KeySpec").orElse(KeySpec.SYMMETRIC_DEFAULT.name()))
                .filter(known -> known.usage().equals(usage))
                .orElseThrow(() -> new TemplateInvalid(
                        properties.place(),
                        "asks for a key that the local KMS does not have: SYMMETRIC_DEFAULT for ENCRYPT_DECRYPT, or"
                                + " ECC_NIST_P256 for SIGN_VERIFY"));
        return new KeyResource(
                properties.logicalId(), id, Arns.of("kms", "key/" + id), spec, properties.flag("Enabled", true));
    }
}
