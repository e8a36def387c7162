package health.pratique.local.cloud.template;

import java.util.Optional;

/**
 * An {@code AWS::SQS::Queue}.
 *
 * @param visibilityTimeoutSeconds how long a received message is hidden
 */
public record QueueResource(
        String logicalId, String name, String arn, int visibilityTimeoutSeconds, Optional<String> encryptionKey)
        implements EncryptedStore {

    static final String TYPE = "AWS::SQS::Queue";

    static QueueResource from(Properties properties, String name) {
        return new QueueResource(
                properties.logicalId(),
                name,
                Arns.queue(name),
                properties.number("VisibilityTimeout", 30),
                properties.text("KmsMasterKeyId"));
    }
}
