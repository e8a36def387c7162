package health.pratique.local.cloud.issuer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** What a user pool asks before it makes a token: its pre-token-generation trigger, version 3. */
@FunctionalInterface
public interface TokenTrigger {

    /** Of a pool that has none. */
    TokenTrigger NONE = event -> event;

    /**
     * The event with the answer in it.
     *
     * @throws IOException when the function failed; there is no token then
     */
    ObjectNode answered(ObjectNode event) throws IOException;
}
