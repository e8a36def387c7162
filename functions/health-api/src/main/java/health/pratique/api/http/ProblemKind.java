package health.pratique.api.http;

import java.util.Locale;

/** The kinds of problems that HealthAPI answers with. What is not the caller's and what is not there are one kind. */
public enum ProblemKind {
    REQUEST_INVALID(400, "invalid", "The request is not valid", "Compare it with the API's description at /openapi."),
    TOKEN_INVALID(401, "login", "No valid access token", "Get a token from the issuer and send it as a Bearer token."),
    NOT_PERMITTED(
            403,
            "forbidden",
            "The token does not permit this operation",
            "Ask for the scope that the operation needs."),
    NOT_FOUND(404, "not-found", "There is no such resource", "Check the address."),
    METHOD_NOT_ALLOWED(
            405, "not-supported", "The method is not allowed here", "See the API's description at /openapi."),
    NOT_ACCEPTABLE(406, "not-supported", "No form of the answer fits the Accept header", "Accept application/json."),
    CONFLICT(409, "conflict", "The request is in conflict with what is there", "Read the resource again and repeat."),
    PRECONDITION_FAILED(412, "conflict", "The resource has changed", "Read it again and repeat with the new ETag."),
    BODY_TOO_LARGE(413, "too-long", "The body is too large", "Use a presigned upload for more than 5 MB."),
    MEDIA_TYPE_UNSUPPORTED(
            415, "not-supported", "The body's media type is not supported", "See the API's description at /openapi."),
    UNPROCESSABLE(422, "processing", "The content cannot be processed", "See the reason."),
    TOO_MANY_REQUESTS(429, "throttled", "Too many requests", "Wait as Retry-After says."),
    INTERNAL(500, "exception", "Something is wrong on our side", "Tell us the instance."),
    UNAVAILABLE(503, "transient", "The service cannot answer now", "Wait as Retry-After says, and repeat.");

    private final int status;
    private final String issue;
    private final String title;
    private final String remedy;

    ProblemKind(int status, String issue, String title, String remedy) {
        this.status = status;
        this.issue = issue;
        this.title = title;
        this.remedy = remedy;
    }

    /** As in {@code urn:pratique:problem:not-found}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of FHIR's value set issue-type. */
    public String issue() {
        return issue;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String remedy() {
        return remedy;
    }
}
