package health.pratique.api.privacy;

import health.pratique.api.http.Officers;
import health.pratique.api.http.Problem;
import health.pratique.api.http.StrictJson;
import health.pratique.privacy.PrivacyRequest;
import health.pratique.privacy.RequestStatus;
import health.pratique.smart.Caller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How privacy requests are answered: by privacy officers, but for what patients say in between. */
@Path("/v1/privacy-requests")
@Tag(name = "Privacy requests")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class PrivacyAnswersResource {

    private final Officers officers;
    private final RequestDesk desk;
    private final RequestHandling handling;
    private final Fulfilment fulfilment;
    private final StrictJson json;

    PrivacyAnswersResource(
            Officers officers, RequestDesk desk, RequestHandling handling, Fulfilment fulfilment, StrictJson json) {
        this.officers = officers;
        this.desk = desk;
        this.handling = handling;
        this.fulfilment = fulfilment;
        this.json = json;
    }

    @POST
    @Path("/{id}/identity")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "identifyRequester",
            summary = "Tells how it was made sure who asks",
            description = "A patient who has opened the request with a token of their own is known already.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Answers.Identity.class),
                            example = "{\"proof\":\"PHOTO_ID\"}"))
    @APIResponse(
            responseCode = "200",
            description = "The request as it stands",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RequestView.class),
                            example = PrivacyExamples.REQUEST))
    public RequestView identifyRequester(
            @Parameter(example = PrivacyExamples.ID) @PathParam("id") String id, byte[] body) {
        Caller caller = officers.with(RequestDesk.SCOPE);
        Answers.Identity said = json.read(body, Answers.Identity.class);
        return RequestView.of(handling.identify(caller, id, said.proof()));
    }

    @POST
    @Path("/{id}/extension")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "extendPrivacyRequest",
            summary = "Takes the longer term, once, and tells the patient why",
            description = "While the first term runs: 45 CFR 164.524(b)(2)(iii), GDPR 12(3).")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Answers.Extension.class),
                            example = "{\"reason\":\"COMPLEX\"}"))
    @APIResponse(
            responseCode = "200",
            description = "The request as it stands",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RequestView.class),
                            example = PrivacyExamples.REQUEST))
    public RequestView extendPrivacyRequest(
            @Parameter(example = PrivacyExamples.ID) @PathParam("id") String id, byte[] body) {
        Caller caller = officers.with(RequestDesk.SCOPE);
        Answers.Extension said = json.read(body, Answers.Extension.class);
        return RequestView.of(handling.extend(caller, id, said.reason(), said.words()));
    }

    @POST
    @Path("/{id}/denial")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "denyPrivacyRequest", summary = "Denies a request, on a ground that the law has")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Answers.Denial.class),
                            example =
                                    "{\"ground\":\"ACCURATE_AND_COMPLETE\",\"words\":\"The date was confirmed by the register.\"}"))
    @APIResponse(
            responseCode = "200",
            description = "The request as it stands",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RequestView.class),
                            example = PrivacyExamples.REQUEST))
    @APIResponse(
            responseCode = "422",
            description = "The law does not have this ground for such a request",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RequestView denyPrivacyRequest(
            @Parameter(example = PrivacyExamples.ID) @PathParam("id") String id, byte[] body) {
        Caller caller = officers.with(RequestDesk.SCOPE);
        Answers.Denial said = json.read(body, Answers.Denial.class);
        return RequestView.of(handling.deny(caller, id, said.ground(), said.words()));
    }

    @POST
    @Path("/{id}/disagreement")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "disagreeWithDenial",
            summary = "Keeps what the patient says to a denied rectification with the record",
            description = "45 CFR 164.526(d)(2).")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Answers.Statement.class),
                            example = "{\"words\":\"The register is wrong.\"}"))
    @APIResponse(
            responseCode = "200",
            description = "The request as it stands",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RequestView.class),
                            example = PrivacyExamples.REQUEST))
    public RequestView disagreeWithDenial(
            @Parameter(example = PrivacyExamples.ID) @PathParam("id") String id, byte[] body) {
        Caller caller = desk.caller();
        Answers.Statement said = json.read(body, Answers.Statement.class);
        return RequestView.of(handling.disagree(caller, id, said.words()));
    }

    @POST
    @Path("/{id}/rebuttal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rebutDisagreement",
            summary = "Keeps the custodian's answer to a disagreement",
            description = "45 CFR 164.526(d)(3).")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Answers.Statement.class),
                            example = "{\"words\":\"It was checked twice.\"}"))
    @APIResponse(
            responseCode = "200",
            description = "The request as it stands",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RequestView.class),
                            example = PrivacyExamples.REQUEST))
    public RequestView rebutDisagreement(
            @Parameter(example = PrivacyExamples.ID) @PathParam("id") String id, byte[] body) {
        Caller caller = officers.with(RequestDesk.SCOPE);
        Answers.Statement said = json.read(body, Answers.Statement.class);
        return RequestView.of(handling.rebut(caller, id, said.words()));
    }

    @POST
    @Path("/{id}/fulfilment")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "fulfilPrivacyRequest",
            summary = "Does what was asked",
            description =
                    "A body is for rectification alone. 202 says that there is more to do than one call has time for: send it again.")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Answers.Amendment.class),
                            example = "{\"append\":\"The patient was born in 1961.\"}"))
    @APIResponse(
            responseCode = "200",
            description = "Done: the certificate is issued",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RequestView.class),
                            example = PrivacyExamples.REQUEST))
    @APIResponse(
            responseCode = "202",
            description = "Begun; the same call goes on with it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RequestView.class),
                            example = PrivacyExamples.REQUEST))
    @APIResponse(
            responseCode = "422",
            description =
                    "What is to be amended takes no note or is not the patient's, or there is more than a package may hold",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response fulfil(@Parameter(example = PrivacyExamples.ID) @PathParam("id") String id, byte[] body) {
        Caller caller = officers.with(RequestDesk.SCOPE);
        PrivacyRequest now =
                fulfilment.fulfil(caller, id, body.length == 0 ? null : json.read(body, Answers.Amendment.class));
        return (now.status() == RequestStatus.IN_PROGRESS ? Response.accepted() : Response.ok())
                .entity(RequestView.of(now))
                .build();
    }

    @POST
    @Path("/{id}/lifting")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "liftRestriction",
            summary = "Ends a restriction",
            description = "By the patient, or by an officer who has told the patient before (GDPR 18(3)).")
    @APIResponse(
            responseCode = "200",
            description = "The request as it stands",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RequestView.class),
                            example = PrivacyExamples.REQUEST))
    public RequestView lift(@Parameter(example = PrivacyExamples.ID) @PathParam("id") String id) {
        return RequestView.of(fulfilment.lift(desk.caller(), id));
    }
}
