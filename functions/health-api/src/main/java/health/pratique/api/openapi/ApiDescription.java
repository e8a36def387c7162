package health.pratique.api.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Completes the description when the application is built: what every call needs, how every refusal looks, and FHIR's operations. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    private static final String KEY = "apiKey";
    private static final String TOKEN = "accessToken";
    private static final String FHIR = "/fhir/R4";

    private static final Set<String> OPEN = Set.of(
            "GET /.well-known/smart-configuration",
            "GET /fhir/R4/.well-known/smart-configuration",
            "GET /fhir/R4/metadata",
            "POST /oauth2/token");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.setInfo(OASFactory.createInfo()
                .title("HealthAPI")
                .version("1")
                .description("Documents that were inspected and released, and what they say as FHIR R4 resources."));
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSecurityScheme(KEY, key()).addSecurityScheme(TOKEN, token());
        Refusals.addTo(api.getComponents());
        api.setSecurity(List.of(keyAndToken()));
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(method, path, operation)));
    }

    private static void complete(PathItem.HttpMethod method, String path, Operation operation) {
        FhirOperations.describe(method, path, operation);
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getSchema() == null)
                    .forEach(parameter ->
                            parameter.setSchema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
        }
        if (OPEN.contains(method + " " + path)) {
            operation.setSecurity(List.of());
        } else {
            Refusals.addTo(method, path, operation);
        }
    }

    private static SecurityRequirement keyAndToken() {
        return OASFactory.createSecurityRequirement().addScheme(KEY).addScheme(TOKEN);
    }

    private static SecurityScheme key() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("x-api-key")
                .description("Of the partner: opens the gateway and counts the call. It shows nothing by itself.");
    }

    private static SecurityScheme token() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("An access token of SMART on FHIR v2: who asks, for what, of which custodian.")
                .extensions(Map.of("x-smart-configuration", FHIR + "/.well-known/smart-configuration"));
    }
}
