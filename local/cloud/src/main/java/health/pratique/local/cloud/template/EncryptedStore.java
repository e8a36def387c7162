package health.pratique.local.cloud.template;

import java.util.Optional;

/** A resource whose content can be under a key of the template. */
public sealed interface EncryptedStore
        permits BucketResource, DataStreamResource, QueueResource, SecretResource, TableResource, TopicResource {

    String arn();

    /** As the template names it: id, ARN or alias. */
    Optional<String> encryptionKey();
}
