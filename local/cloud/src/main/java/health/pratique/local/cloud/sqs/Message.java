package health.pratique.local.cloud.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A message as it was sent.
 *
 * @param attributes as in the request
 */
record Message(String id, String body, ObjectNode attributes, long sentAtMillis) {

    /** It should hold no PHI, but nobody has checked. */
    @Override
    public String toString() {
        return "Message[" + id + "]";
    }
}
