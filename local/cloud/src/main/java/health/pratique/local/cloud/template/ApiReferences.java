package health.pratique.local.cloud.template;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that API Gateway would make up; here they follow from the logical ids, the same at every start. */
final class ApiReferences {

    private static final int ID_LENGTH = 10;

    private ApiReferences() {}

    static String id(String stackName, String logicalId) {
        return UUID.nameUUIDFromBytes((stackName + "/api/" + logicalId).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, ID_LENGTH);
    }
}
