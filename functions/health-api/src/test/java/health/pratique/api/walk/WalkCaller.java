package health.pratique.api.walk;

import java.util.List;

/**
 * Somebody who calls.
 *
 * @param headers that all of their calls have: who they are, and which way they come
 */
record WalkCaller(String name, List<Named> headers) {

    WalkCaller {
        headers = List.copyOf(headers);
    }

    /** @param authorization header; empty for somebody without a token */
    static WalkCaller of(String name, String authorization) {
        return new WalkCaller(
                name, authorization.isEmpty() ? List.of() : List.of(new Named("Authorization", authorization)));
    }
}
