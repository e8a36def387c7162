package health.pratique.api.review;

import health.pratique.api.http.Officers;
import health.pratique.api.http.Problem;
import health.pratique.api.http.StrictJson;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What waits for a privacy officer, and what they decide. */
@Path("/v1/reviews")
@Tag(name = "Review")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class ReviewsResource {

    private static final String SCOPE = "pratique/review";
    private static final String ID = "held-3f0c8a52b1d94e6f8a7b6c5d4e3f2a10-3e692b86";

    private final Officers officers;
    private final Reviews reviews;
    private final StrictJson json;

    ReviewsResource(Officers officers, Reviews reviews, StrictJson json) {
        this.officers = officers;
        this.reviews = reviews;
        this.json = json;
    }

    @GET
    @Operation(operationId = "listReviews", summary = "Lists reviews, the nearest deadline first")
    @APIResponse(
            responseCode = "200",
            description = "Up to 100 reviews",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReviewView[].class),
                            example = "[" + ReviewView.EXAMPLE + "]"))
    @APIResponse(
            responseCode = "400",
            description = "There is no such status",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public List<ReviewView> list(
            @Parameter(example = "OPEN", description = "Without it, what waits for a decision")
                    @QueryParam("status")
                    @Nullable
                    String status) {
        return reviews.list(officers.with(SCOPE), status);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getReview", summary = "Tells why a review was opened and what may be decided")
    @APIResponse(
            responseCode = "200",
            description = "The review",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReviewView.class),
                            example = ReviewView.EXAMPLE))
    public ReviewView show(@Parameter(example = ID) @PathParam("id") String id) {
        return reviews.show(officers.with(SCOPE), id);
    }

    @POST
    @Path("/{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideReview",
            summary = "Decides a review in the name of the person that the token names",
            description = "Where two people are asked for, the review is decided once the second has decided the same.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DecisionRequest.class),
                            example = """
                                    {"action":"REDACT_MORE","reason":"REMAINDER_REDACTED",
                                    "redactions":[{"type":"LANDMARK","text":"the old cooperage"}]}"""))
    @APIResponse(
            responseCode = "200",
            description = "The review as it stands now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReviewView.class),
                            example = ReviewView.EXAMPLE))
    @APIResponse(
            responseCode = "409",
            description = "It is decided, overtaken, or the second decision is not this person's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "That may not be decided here, or not any more",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ReviewView decide(
            byte[] body,
            @Parameter(example = ID) @PathParam("id") String id,
            @Parameter(example = "0c4ae1c1-5b2f-4f5e-8f1c-7a1d7d2a9b11") @HeaderParam("Idempotency-Key") @Nullable
                    String key) {
        return reviews.decide(officers.with(SCOPE), id, json.read(body, DecisionRequest.class), key);
    }
}
