package health.pratique.local.cloud.template;

import java.util.Optional;

/** An {@code AWS::SNS::Topic}. */
public record TopicResource(String logicalId, String name, String arn, Optional<String> encryptionKey)
        implements EncryptedStore {

    static final String TYPE = "AWS::SNS::Topic";

    static TopicResource from(Properties properties, String name) {
        return new TopicResource(properties.logicalId(), name, Arns.of("sns", name), properties.text("KmsMasterKeyId"));
    }
}
