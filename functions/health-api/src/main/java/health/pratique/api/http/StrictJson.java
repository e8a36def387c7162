package health.pratique.api.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/**
 * Reads a request's JSON to the letter: a member that is not known, or is there twice, is a mistake or an attempt, and is refused
 * rather than passed over.
 */
@ApplicationScoped
public class StrictJson {

    private static final int MOST_BYTES = 128 * 1024;

    private final ObjectMapper json;

    public StrictJson(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @throws ProblemException REQUEST_INVALID when it is not what the type says, BODY_TOO_LARGE over 128 KB; nothing of it is
     *     quoted
     */
    public <T> T read(byte[] body, Class<T> type) {
        if (body.length > MOST_BYTES) {
            throw new ProblemException(ProblemKind.BODY_TOO_LARGE);
        }
        ObjectReader strict = json.readerFor(type)
                .with(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try {
            T read = strict.readValue(body);
            if (read == null) {
                throw new ProblemException(ProblemKind.REQUEST_INVALID);
            }
            return read;
        } catch (IOException | IllegalArgumentException otherwise) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
    }
}
