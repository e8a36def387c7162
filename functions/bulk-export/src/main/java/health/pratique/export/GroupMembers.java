package health.pratique.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.clinical.ResourceKey;
import health.pratique.clinical.StoredResource;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import java.util.ArrayList;
import java.util.List;

/** Who is in a Group (FHIR R4, section 8.6): the members that are patients, and in it still. */
final class GroupMembers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GroupMembers() {}

    /** Resource ids, in order, each once. */
    static List<String> patients(StoredResource group) {
        List<String> patients = new ArrayList<>();
        for (JsonNode member : tree(group).path("member")) {
            if (!member.path("inactive").asBoolean(false)) {
                ResourceKey.find(member.path("entity").path("reference").asText())
                        .filter(key -> key.type().equals("Patient"))
                        .ifPresent(key -> patients.add(key.id()));
            }
        }
        return patients.stream().distinct().sorted().toList();
    }

    private static JsonNode tree(StoredResource group) {
        try {
            return JSON.readTree(group.json());
        } catch (JsonProcessingException malformed) {
            throw new InternalFault(ReasonCode.DEFECT).at(malformed);
        }
    }
}
