package health.pratique.rotate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.rotate.RotationFailed.Reason;

/**
 * The login of a database's owner, as RDS keeps it in a secret.
 *
 * @param secret all of it, so that what is not known here stays in the next version
 */
record OwnerLogin(ObjectNode secret) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws RotationFailed SECRET_UNREADABLE if it does not say all that a connection needs */
    static OwnerLogin parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json instanceof ObjectNode secret
                    && json.path("host").isTextual()
                    && json.path("dbname").isTextual()
                    && json.path("username").isTextual()
                    && json.path("password").isTextual()
                    && json.path("port").canConvertToInt()) {
                return new OwnerLogin(secret);
            }
        } catch (JsonProcessingException unreadable) {
            throw new RotationFailed(Reason.SECRET_UNREADABLE);
        }
        throw new RotationFailed(Reason.SECRET_UNREADABLE);
    }

    OwnerLogin withPassword(String password) {
        return new OwnerLogin(secret.deepCopy().put("password", password));
    }

    /** Of the same user of the same database. */
    boolean opensWhat(OwnerLogin other) {
        return host().equals(other.host())
                && port() == other.port()
                && database().equals(other.database())
                && user().equals(other.user());
    }

    String host() {
        return secret.path("host").textValue();
    }

    int port() {
        return secret.path("port").intValue();
    }

    String database() {
        return secret.path("dbname").textValue();
    }

    String user() {
        return secret.path("username").textValue();
    }

    String password() {
        return secret.path("password").textValue();
    }

    String text() {
        return secret.toString();
    }

    @Override
    public String toString() {
        return "[KEY]";
    }
}
