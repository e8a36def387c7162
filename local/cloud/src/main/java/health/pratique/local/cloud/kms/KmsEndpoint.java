package health.pratique.local.cloud.kms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.wire.JsonOperations;
import health.pratique.local.cloud.wire.JsonOperations.Operation;
import health.pratique.local.cloud.wire.ServiceError;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * KMS: data keys and envelopes under symmetric keys, signatures under P-256 keys, and keys that are switched off or about to be
 * deleted. Keys come from the template; grants are not looked at.
 */
public final class KmsEndpoint implements ServiceEndpoint {

    private static final int USUAL_WINDOW_DAYS = 30;

    private final CustomerKeys keys;
    private final Usable usable;
    private final JsonOperations operations;

    public KmsEndpoint(CustomerKeys keys) {
        this.keys = keys;
        this.usable = new Usable(keys);
        DataKeys dataKeys = new DataKeys(usable);
        Signatures signatures = new Signatures(usable);
        Map<String, Operation> known = new HashMap<>();
        known.put("Encrypt", members -> dataKeys.encrypt(new KmsRequest(members)));
        known.put("Decrypt", members -> dataKeys.decrypt(new KmsRequest(members)));
        known.put("GenerateDataKey", members -> dataKeys.generate(new KmsRequest(members)));
        known.put(
                "GenerateDataKeyWithoutPlaintext",
                members -> dataKeys.generateWithoutPlaintext(new KmsRequest(members)));
        known.put("Sign", members -> signatures.sign(new KmsRequest(members)));
        known.put("Verify", members -> signatures.verify(new KmsRequest(members)));
        known.put("GetPublicKey", members -> signatures.publicKey(new KmsRequest(members)));
        known.put("DescribeKey", members -> description(new KmsRequest(members)));
        known.put("EnableKey", members -> enabled(new KmsRequest(members), KeyStanding.Enabled));
        known.put("DisableKey", members -> enabled(new KmsRequest(members), KeyStanding.Disabled));
        known.put("ScheduleKeyDeletion", members -> schedule(new KmsRequest(members)));
        known.put("CancelKeyDeletion", members -> cancel(new KmsRequest(members)));
        this.operations = new JsonOperations("TrentService", "1.1", known);
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        return operations.accepts(request);
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        return operations.answer(request);
    }

    private ObjectNode description(KmsRequest request) throws ServiceError {
        CustomerKey key = usable.named(request);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("KeyMetadata")
                .put("KeyId", key.id())
                .put("Arn", key.arn())
                .put("Enabled", key.standing() == KeyStanding.Enabled)
                .put("KeyState", key.standing().name())
                .put("KeySpec", key.spec().name())
                .put("CustomerMasterKeySpec", key.spec().name())
                .put("KeyUsage", key.spec().usage())
                .put("KeyManager", "CUSTOMER")
                .put("Origin", "AWS_KMS");
        return answer;
    }

    private ObjectNode enabled(KmsRequest request, KeyStanding standing) throws ServiceError {
        CustomerKey key = usable.named(request);
        if (key.standing() == KeyStanding.PendingDeletion) {
            throw ServiceError.badRequest("KMSInvalidStateException", key.arn() + " is pending deletion.");
        }
        return changed(key, standing);
    }

    private ObjectNode cancel(KmsRequest request) throws ServiceError {
        CustomerKey key = usable.named(request);
        if (key.standing() != KeyStanding.PendingDeletion) {
            throw ServiceError.badRequest("KMSInvalidStateException", key.arn() + " is not pending deletion.");
        }
        return changed(key, KeyStanding.Disabled);
    }

    /** It works no more from now on; a local cloud does not wait for the day to forget it. */
    private ObjectNode schedule(KmsRequest request) throws ServiceError {
        CustomerKey key = usable.named(request);
        return changed(key, KeyStanding.PendingDeletion)
                .put("KeyState", KeyStanding.PendingDeletion.name())
                .put(
                        "PendingWindowInDays",
                        request.members().path("PendingWindowInDays").asInt(USUAL_WINDOW_DAYS));
    }

    private ObjectNode changed(CustomerKey key, KeyStanding standing) {
        keys.change(key, standing);
        return JsonNodeFactory.instance.objectNode().put("KeyId", key.arn());
    }
}
