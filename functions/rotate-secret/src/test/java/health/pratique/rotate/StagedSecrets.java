package health.pratique.rotate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.wire.JsonOperations;
import health.pratique.local.cloud.wire.ServiceError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets Manager with one secret, its versions and their stages, as its API reference has it for a rotation. */
final class StagedSecrets implements ServiceEndpoint {

    static final String ID = "arn:aws:secretsmanager:eu-west-2:000000000000:secret:owner-abcdef";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> stages = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    boolean rotates = true;
    private final JsonOperations operations = new JsonOperations(
            "secretsmanager",
            "1.1",
            Map.of(
                    "DescribeSecret", this::description,
                    "GetSecretValue", this::value,
                    "PutSecretValue", this::put,
                    "UpdateSecretVersionStage", this::move));

    /** The present version. */
    void keep(String version, String value) {
        values.put(version, value);
        stages.put("AWSCURRENT", version);
    }

    /** As Secrets Manager does before it calls: a version without a value. */
    void begin(String version) {
        stages.put("AWSPENDING", version);
    }

    void stage(String stage, String version, String value) {
        values.put(version, value);
        stages.put(stage, version);
    }

    Optional<String> in(String stage) {
        return Optional.ofNullable(stages.get(stage)).map(values::get);
    }

    String versionIn(String stage) {
        return stages.getOrDefault(stage, "");
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        return operations.accepts(request);
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        return operations.answer(request);
    }

    private JsonNode description(ObjectNode request) {
        ObjectNode answer = named("DescribeSecret").put("RotationEnabled", rotates);
        ObjectNode versions = answer.putObject("VersionIdsToStages");
        stages.forEach((stage, version) -> versions.withArray(version).add(stage));
        return answer;
    }

    private JsonNode value(ObjectNode request) throws ServiceError {
        String stage = request.path("VersionStage").asText("AWSCURRENT");
        String version = request.path("VersionId").asText(stages.getOrDefault(stage, ""));
        String value = values.get(version);
        if (value == null || !version.equals(stages.get(stage))) {
            throw ServiceError.badRequest("ResourceNotFoundException", "no value in this stage");
        }
        return named("GetSecretValue").put("VersionId", version).put("SecretString", value);
    }

    private JsonNode put(ObjectNode request) throws ServiceError {
        String token = request.path("ClientRequestToken").asText();
        String value = request.path("SecretString").asText();
        String there = values.putIfAbsent(token, value);
        if (there != null && !there.equals(value)) {
            throw ServiceError.badRequest("ResourceExistsException", "the version has another value");
        }
        request.path("VersionStages").forEach(stage -> stages.put(stage.asText(), token));
        return named("PutSecretValue").put("VersionId", token);
    }

    private JsonNode move(ObjectNode request) throws ServiceError {
        String stage = request.path("VersionStage").asText();
        String from = stages.get(stage);
        if (from != null && !from.equals(request.path("RemoveFromVersionId").asText())) {
            throw ServiceError.badRequest("InvalidParameterException", "the label is at another version");
        }
        if (stage.equals("AWSCURRENT") && from != null) {
            stages.put("AWSPREVIOUS", from);
        }
        stages.put(stage, request.path("MoveToVersionId").asText());
        return named("UpdateSecretVersionStage");
    }

    private ObjectNode named(String operation) {
        asked.add(operation);
        return JsonNodeFactory.instance.objectNode().put("ARN", ID).put("Name", "owner");
    }
}
