package health.pratique.local.cloud.access;

import health.pratique.local.cloud.gateway.ErrorShape;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.wire.QueryForm;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service that answers who may ask. */
final class GuardedEndpoint implements ServiceEndpoint {

    /** In the header of a signed request, or in the query of a presigned one. */
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/&]{1,128})/");

    private final ServiceEndpoint endpoint;
    private final Access access;

    GuardedEndpoint(ServiceEndpoint endpoint, Access access) {
        this.endpoint = endpoint;
        this.access = access;
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        return endpoint.accepts(request);
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        Optional<Principal> principal = accessKey(request).flatMap(access::principal);
        if (principal.isEmpty()) {
            return endpoint.answer(request);
        }
        Optional<AccessDenied> denied = access.denied(principal.get(), request);
        if (denied.isPresent()) {
            return refusal(request, denied.get());
        }
        GatewayResponse response = endpoint.answer(request);
        return isAbsence(request, response) ? absence(principal.get(), request, response) : response;
    }

    @Override
    public GatewayResponse failure() {
        return endpoint.failure();
    }

    private static Optional<String> accessKey(GatewayRequest request) {
        Matcher header = CREDENTIAL.matcher(request.header("authorization").orElse(""));
        if (header.find()) {
            return Optional.of(header.group(1));
        }
        Matcher query = CREDENTIAL.matcher(
                request.rawQuery().contains("Credential=")
                        ? URLDecoder.decode(request.rawQuery(), StandardCharsets.UTF_8)
                        : "");
        return query.find() ? Optional.of(query.group(1)) : Optional.empty();
    }

    private static boolean isAbsence(GatewayRequest request, GatewayResponse response) {
        return response.status() == 404
                && isS3(request)
                && (request.method().equals("GET") || request.method().equals("HEAD"));
    }

    private GatewayResponse absence(Principal principal, GatewayRequest request, GatewayResponse notThere) {
        return access.denied(principal, List.of(S3Actions.absence(request)))
                .map(denied -> refusal(request, denied))
                .orElse(notThere);
    }

    private static GatewayResponse refusal(GatewayRequest request, AccessDenied denied) {
        if (isS3(request)) {
            return ErrorShape.S3.error(403, "AccessDenied", denied.message());
        }
        return QueryForm.isFor("sns", request)
                ? ErrorShape.QUERY.error(403, "AuthorizationError", denied.message())
                : ErrorShape.JSON.error(
                        request.headers().containsKey("x-amz-target") ? 400 : 403,
                        "AccessDeniedException",
                        denied.message());
    }

    private static boolean isS3(GatewayRequest request) {
        return request.header("authorization").orElse("/s3/").contains("/s3/");
    }
}
