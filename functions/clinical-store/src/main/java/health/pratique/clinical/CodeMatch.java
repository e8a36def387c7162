package health.pratique.clinical;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.clinical.QueryInvalid.Defect;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Whether a search by codes would find a version of a resource: any version, not the present one alone, which is all that the
 * index knows. So it tells what a scope that is narrowed by codes opens of a history.
 */
public final class CodeMatch {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CodeMatch() {}

    /**
     * @param criteria of parameters of kind token, without a modifier; all of them have to hold
     * @throws QueryInvalid PARAMETER_UNKNOWN, MODIFIER_UNKNOWN for others
     */
    public static boolean matches(View view, StoredResource version, List<Criterion> criteria) {
        if (criteria.isEmpty()) {
            return true;
        }
        IndexKeys keys = new IndexKeys(view, version.type());
        Set<UUID> tokens = ResourceIndex.of(view, version.type(), tree(version), version.patient())
                .tokens();
        return criteria.stream().allMatch(criterion -> holds(keys, tokens, criterion));
    }

    private static boolean holds(IndexKeys keys, Set<UUID> tokens, Criterion criterion) {
        SearchParameter parameter = SearchParameters.r4()
                .find(keys.type(), criterion.parameter())
                .filter(known -> known.kind() == SearchKind.TOKEN && !known.isOfTheRow())
                .orElseThrow(() -> new QueryInvalid(Defect.PARAMETER_UNKNOWN));
        if (criterion.modifier() != null) {
            throw new QueryInvalid(Defect.MODIFIER_UNKNOWN);
        }
        return criterion.values().stream()
                .map(value -> Conditions.token(keys, parameter, value))
                .anyMatch(tokens::contains);
    }

    private static JsonNode tree(StoredResource version) {
        try {
            return JSON.readTree(version.json());
        } catch (JsonProcessingException malformed) {
            throw new InternalFault(ReasonCode.DEFECT).at(malformed);
        }
    }
}
