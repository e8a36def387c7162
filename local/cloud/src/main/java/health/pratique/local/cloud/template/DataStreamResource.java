package health.pratique.local.cloud.template;

import java.util.Optional;

/**
 * An {@code AWS::Kinesis::Stream}.
 *
 * @param onDemand whether Kinesis would see to the shards itself; then it begins with four
 * @param retentionHours how long records are kept
 */
public record DataStreamResource(
        String logicalId,
        String name,
        String arn,
        boolean onDemand,
        int shards,
        int retentionHours,
        Optional<String> encryptionKey)
        implements EncryptedStore {

    static final String TYPE = "AWS::Kinesis::Stream";

    private static final int ON_DEMAND_SHARDS = 4;

    static DataStreamResource from(Properties properties, String name) {
        boolean onDemand = properties
                .object("StreamModeDetails")
                .text("StreamMode")
                .orElse(properties.has("ShardCount") ? "PROVISIONED" : "ON_DEMAND")
                .equals("ON_DEMAND");
        return new DataStreamResource(
                properties.logicalId(),
                name,
                Arns.of("kinesis", "stream/" + name),
                onDemand,
                onDemand ? ON_DEMAND_SHARDS : properties.number("ShardCount", 1),
                properties.number("RetentionPeriodHours", 24),
                properties.object("StreamEncryption").text("KeyId"));
    }
}
