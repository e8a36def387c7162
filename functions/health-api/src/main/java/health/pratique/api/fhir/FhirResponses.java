package health.pratique.api.fhir;

import health.pratique.api.http.ApiAddress;
import health.pratique.clinical.QueryInvalid;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.WriteRefused;
import health.pratique.kit.KitSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Date;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Puts answers into the form that the client wants, with the headers that FHIR gives a version. */
@ApplicationScoped
public class FhirResponses {

    private static final String NO_STORE = "no-store";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int RETRY_SECONDS = 60;

    private final KitSettings settings;
    private final ApiAddress address;

    public FhirResponses(KitSettings settings, ApiAddress address) {
        this.settings = settings;
        this.address = address;
    }

    /** Where the FHIR API is, without a slash at the end. */
    String base(UriInfo uri) {
        return address.of(uri) + "/fhir/R4";
    }

    String capabilities(UriInfo uri) {
        return CapabilityText.of(base(uri), settings.functionVersion());
    }

    /** @throws FhirRefused 415 */
    FhirMedia sent(HttpHeaders headers) {
        return FhirMedia.sent(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
    }

    /** @throws FhirRefused 406 */
    Response answer(FhirAnswer answer, HttpHeaders headers, UriInfo uri) {
        Response.ResponseBuilder response =
                Response.status(answer.status()).header(HttpHeaders.CACHE_CONTROL, NO_STORE);
        StoredResource version = answer.version();
        if (version != null) {
            response.header(HttpHeaders.ETAG, "W/\"" + version.version() + "\"")
                    .lastModified(Date.from(version.lastUpdated()));
            if (answer.located()) {
                response.header(
                        HttpHeaders.LOCATION, base(uri) + "/" + version.key() + "/_history/" + version.version());
            }
        }
        String json = answer.json();
        if (json == null) {
            return response.build();
        }
        FhirMedia media = FhirMedia.answering(
                uri.getQueryParameters().getFirst("_format"), headers.getHeaderString(HttpHeaders.ACCEPT));
        return response.header(HttpHeaders.CONTENT_TYPE, media.type())
                .entity(FhirBody.written(json, media))
                .build();
    }

    @ServerExceptionMapper
    public Response refused(FhirRefused refused) {
        Response.ResponseBuilder response = Response.status(refused.status())
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .header(HttpHeaders.CONTENT_TYPE, FhirMedia.JSON.type());
        if (refused.status() == TOO_MANY_REQUESTS) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return response.entity(OutcomeText.of(refused.issues())).build();
    }

    @ServerExceptionMapper
    public Response refused(QueryInvalid invalid) {
        return refused(FhirRefused.of(invalid));
    }

    @ServerExceptionMapper
    public Response refused(WriteRefused refused) {
        return refused(FhirRefused.of(refused));
    }
}
