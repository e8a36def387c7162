package health.pratique.local.cloud.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.wire.JsonOperations;
import health.pratique.local.cloud.wire.ServiceError;
import java.io.IOException;
import java.util.Map;

/** Secrets Manager: GetSecretValue, DescribeSecret, ListSecrets and PutSecretValue. Each secret has one version, the current one. */
public final class SecretsManagerEndpoint implements ServiceEndpoint {

    private static final String CURRENT = "AWSCURRENT";

    private final SecretStore store;
    private final JsonOperations operations = new JsonOperations(
            "secretsmanager",
            "1.1",
            Map.of(
                    "GetSecretValue", this::value,
                    "DescribeSecret", this::description,
                    "ListSecrets", this::list,
                    "PutSecretValue", this::put));

    public SecretsManagerEndpoint(SecretStore store) {
        this.store = store;
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        return operations.accepts(request);
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        return operations.answer(request);
    }

    private JsonNode value(ObjectNode request) throws ServiceError {
        StoredSecret secret = named(request);
        boolean other = !request.path("VersionStage").asText(CURRENT).equals(CURRENT)
                || !request.path("VersionId").asText(secret.versionId()).equals(secret.versionId());
        if (other) {
            throw notFound();
        }
        ObjectNode answer = version(secret)
                .put("SecretString", secret.value())
                .put("CreatedDate", secret.changedAt().toEpochMilli() / 1000.0);
        return answer;
    }

    private JsonNode description(ObjectNode request) throws ServiceError {
        return describe(named(request));
    }

    private JsonNode list(ObjectNode request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var list = answer.putArray("SecretList");
        store.all().forEach(secret -> list.add(describe(secret)));
        return answer;
    }

    private JsonNode put(ObjectNode request) throws ServiceError {
        StoredSecret secret = named(request);
        if (!request.path("SecretString").isTextual()) {
            throw new ServiceError(400, "InvalidRequestException", "The local cloud takes a SecretString only.");
        }
        return version(store.put(
                secret.name(), secret.arn(), request.path("SecretString").asText()));
    }

    private StoredSecret named(ObjectNode request) throws ServiceError {
        return store.find(request.path("SecretId").asText()).orElseThrow(SecretsManagerEndpoint::notFound);
    }

    private static ServiceError notFound() {
        return ServiceError.badRequest("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }

    private static ObjectNode version(StoredSecret secret) {
        ObjectNode version = JsonNodeFactory.instance
                .objectNode()
                .put("ARN", secret.arn())
                .put("Name", secret.name())
                .put("VersionId", secret.versionId());
        version.putArray("VersionStages").add(CURRENT);
        return version;
    }

    private static ObjectNode describe(StoredSecret secret) {
        ObjectNode description = JsonNodeFactory.instance
                .objectNode()
                .put("ARN", secret.arn())
                .put("Name", secret.name())
                .put("LastChangedDate", secret.changedAt().toEpochMilli() / 1000.0);
        description.putObject("VersionIdsToStages").putArray(secret.versionId()).add(CURRENT);
        return description;
    }
}
