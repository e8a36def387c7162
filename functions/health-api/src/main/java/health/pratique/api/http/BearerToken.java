package health.pratique.api.http;

import health.pratique.smart.TokenRefusal;
import health.pratique.smart.TokenRefused;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a token may be: in one Authorization header, and nowhere else. RFC 6750 section 2.1; the scheme in any case, RFC 9110. */
final class BearerToken {

    private static final Pattern FORM = Pattern.compile("(?i:bearer) {1,4}([^ ,]{1,16384})");
    private static final String IN_QUERY = "access_token";

    private BearerToken() {}

    /** @throws TokenRefused when there is none, or it was sent twice, in the query, or by another scheme */
    static String of(ContainerRequestContext request) {
        // In a query it would stand in logs on its way: who sent it there is to know, even if another is in the header.
        if (request.getUriInfo().getQueryParameters().containsKey(IN_QUERY)) {
            throw new TokenRefused(TokenRefusal.SENT_WRONGLY);
        }
        List<String> headers = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        if (headers.isEmpty()) {
            throw new TokenRefused(TokenRefusal.MISSING);
        }
        Matcher form = FORM.matcher(headers.getFirst());
        if (headers.size() > 1 || !form.matches()) {
            throw new TokenRefused(TokenRefusal.SENT_WRONGLY);
        }
        return form.group(1);
    }
}
