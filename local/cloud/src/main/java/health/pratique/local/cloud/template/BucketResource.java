package health.pratique.local.cloud.template;

import java.util.Optional;

/**
 * An {@code AWS::S3::Bucket}.
 *
 * @param eventBridge whether its object events go to EventBridge
 * @param encryption default server-side algorithm as in the S3 API, such as {@code aws:kms}
 * @param encryptionKey of the default encryption
 * @param retention of new versions under object lock
 */
public record BucketResource(
        String logicalId,
        String name,
        boolean versioned,
        boolean eventBridge,
        Optional<String> encryption,
        Optional<String> encryptionKey,
        boolean objectLock,
        Optional<Retention> retention)
        implements EncryptedStore {

    /** @param mode GOVERNANCE or COMPLIANCE */
    public record Retention(String mode, int days) {}

    static final String TYPE = "AWS::S3::Bucket";

    @Override
    public String arn() {
        return Arns.bucket(name);
    }

    static BucketResource from(Properties properties, String name) {
        Properties notification = properties.object("NotificationConfiguration");
        Optional<Properties> rule =
                properties.object("BucketEncryption").objects("ServerSideEncryptionConfiguration").stream()
                        .findFirst()
                        .map(first -> first.object("ServerSideEncryptionByDefault"));
        return new BucketResource(
                properties.logicalId(),
                name,
                properties
                        .object("VersioningConfiguration")
                        .text("Status")
                        .orElse("")
                        .equals("Enabled"),
                notification.has("EventBridgeConfiguration")
                        && notification.object("EventBridgeConfiguration").flag("EventBridgeEnabled", true),
                rule.flatMap(encryption -> encryption.text("SSEAlgorithm")),
                rule.flatMap(encryption -> encryption.text("KMSMasterKeyID")),
                properties.flag("ObjectLockEnabled", false),
                retention(properties
                        .object("ObjectLockConfiguration")
                        .object("Rule")
                        .object("DefaultRetention")));
    }

    private static Optional<Retention> retention(Properties retention) {
        int days = retention.number("Days", 0) + 365 * retention.number("Years", 0);
        return retention.text("Mode").map(mode -> new Retention(mode, days));
    }
}
