package health.pratique.smart;

import health.pratique.kit.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The {@code token-uses} table: an item an assertion that was used, kept until it could not be used any more. The put is
 * conditional, so that of two uses at the same time one is the second.
 */
@ApplicationScoped
public class TokenUses {

    /** The table forgets late rather than early. */
    private static final Duration KEPT_LONGER = Duration.ofHours(1);

    private final DynamoDbClient dynamo;
    private final AccessSettings settings;

    public TokenUses(DynamoDbClient dynamo, AccessSettings settings) {
        this.dynamo = dynamo;
        this.settings = settings;
    }

    /** @return false when the client's assertion of this id was used before */
    boolean first(String client, String tokenId, Instant expires) {
        return Stores.registry(() -> {
            try {
                dynamo.putItem(request -> request.tableName(settings.tokenUsesTable())
                        .item(Map.of(
                                "use", AttributeValue.fromS(digest(client + "\n" + tokenId)),
                                "expiresAt",
                                        AttributeValue.fromN(Long.toString(
                                                expires.plus(KEPT_LONGER).getEpochSecond()))))
                        .conditionExpression("attribute_not_exists(#use)")
                        .expressionAttributeNames(Map.of("#use", "use")));
                return true;
            } catch (ConditionalCheckFailedException used) {
                return false;
            }
        });
    }

    private static String digest(String use) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(use.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
