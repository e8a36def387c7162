package health.pratique.api.usage;

import health.pratique.api.http.Permission;
import health.pratique.usage.StatementCsv;
import health.pratique.usage.StatementPdf;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the caller's partner used, and the statement of it. Needs the scope {@code pratique/usage}. */
@Path("/v1/usage")
@Tag(name = "Usage", description = "What was called, and what it comes to.")
@Blocking
public class UsageResource {

    private static final String SCOPE = "pratique/usage";
    private static final String CSV = """
            partner,day,operation,calls,refused,failed,units,bytes_in,bytes_out
            "acme",2026-11-03,FHIR_SEARCH,1205,0,0,2410,0,8120331
            """;
    private static final String MONTH =
            "A month of UTC since 2026-01, such as 2026-11; the running one if it is left out.";

    private final Permission permission;
    private final UsageDesk desk;

    public UsageResource(Permission permission, UsageDesk desk) {
        this.permission = permission;
        this.desk = desk;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "usage", summary = "Calls, units and bytes of a month, by operation")
    @APIResponse(responseCode = "200", description = "The month so far.")
    public UsageAnswer usage(
            @Parameter(description = MONTH, example = "2026-11", schema = @Schema(pattern = "[0-9]{4}-[0-9]{2}"))
                    @QueryParam("month")
                    @Nullable
                    String month) {
        permission.with(SCOPE);
        return UsageAnswer.of(desk.statement(month));
    }

    @GET
    @Path("/statement.csv")
    @Produces("text/csv")
    @Operation(
            operationId = "statementCsv",
            summary = "The statement of a month as CSV, a row for each operation of each day")
    @APIResponse(
            responseCode = "200",
            description = "RFC 4180 with a header line.",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING), example = CSV))
    public Response csv(
            @Parameter(description = MONTH, example = "2026-11") @QueryParam("month") @Nullable String month) {
        permission.with(SCOPE);
        return attachment(StatementCsv.of(desk.statement(month)), StatementCsv.MEDIA_TYPE, "usage.csv");
    }

    @GET
    @Path("/statement.pdf")
    @Produces("application/pdf")
    @Operation(operationId = "statementPdf", summary = "The statement of a month as PDF, one page")
    @APIResponse(
            responseCode = "200",
            description = "A page to read and to file.",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response pdf(
            @Parameter(description = MONTH, example = "2026-11") @QueryParam("month") @Nullable String month) {
        permission.with(SCOPE);
        return attachment(StatementPdf.of(desk.statement(month)), StatementPdf.MEDIA_TYPE, "usage.pdf");
    }

    private static Response attachment(byte[] body, String mediaType, String name) {
        return Response.ok(body, mediaType)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
