package health.pratique.local.cloud.template;

/**
 * An {@code AWS::KMS::Alias}.
 *
 * @param name such as {@code alias/subjects}
 * @param key id or ARN of the key that it stands for
 */
public record KeyAliasResource(String name, String key) {

    static final String TYPE = "AWS::KMS::Alias";

    static KeyAliasResource from(Properties properties) {
        return new KeyAliasResource(properties.required("AliasName"), properties.required("TargetKeyId"));
    }
}
