package health.pratique.clinical;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last result of a page: its positions in the search's order, and when it arrived.
 *
 * @param positions text, or milliseconds in decimal digits
 */
record Cursor(List<String> positions, long seq) {

    private static final ObjectMapper JSON = new ObjectMapper();

    byte[] bytes() {
        ArrayNode all = JSON.createArrayNode().add(seq);
        positions.forEach(all::add);
        try {
            return JSON.writeValueAsBytes(all);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an array of strings is JSON", impossible);
        }
    }

    static Optional<Cursor> of(byte[] bytes) {
        try {
            JsonNode all = JSON.readTree(bytes);
            List<String> positions = new ArrayList<>();
            for (int i = 1; i < all.size(); i++) {
                positions.add(all.get(i).asText());
            }
            return Optional.of(new Cursor(positions, all.path(0).asLong()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Positions may be names or dates of birth. */
    @Override
    public String toString() {
        return "[PHI]";
    }
}
