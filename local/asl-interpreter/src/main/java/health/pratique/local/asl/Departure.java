package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A state is done.
 *
 * @param next absent: so is its machine
 */
record Departure(
        JsonNode output,
        Map<String, JsonNode> assigned,
        @Nullable String next) {}
