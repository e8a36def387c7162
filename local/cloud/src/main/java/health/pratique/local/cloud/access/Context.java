package health.pratique.local.cloud.access;

import health.pratique.local.cloud.template.Arns;
import java.util.List;

/** What is known of who calls and of the call, by condition key. */
record Context(Principal principal, AccessCall call) {

    /** @param key in lower case; nothing for what the request does not have */
    List<String> get(String key) {
        return switch (key) {
            // The way to this machine's own loopback counts as TLS does on AWS.
            case "aws:securetransport" -> List.of("true");
            case "aws:requestedregion" -> List.of(Arns.REGION);
            case "aws:resourceaccount" -> List.of(Arns.ACCOUNT);
            default -> {
                List<String> ofPrincipal = principal.told(key, call);
                yield ofPrincipal.isEmpty() ? call.context().getOrDefault(key, List.of()) : ofPrincipal;
            }
        };
    }
}
