package health.pratique.local.cloud.apigateway;

/** What API Gateway refuses by itself, under the names by which an API may give each words of its own. */
enum GatewayRefusal {
    BAD_REQUEST_PARAMETERS(400, "Missing required request parameters", "BadRequestException"),
    /** No key, an unknown one, one that is switched off, or one without a plan for this API. */
    INVALID_API_KEY(403, "Forbidden", "ForbiddenException"),
    /** A path or method that the API does not have. */
    MISSING_AUTHENTICATION_TOKEN(403, "Missing Authentication Token", "MissingAuthenticationTokenException"),
    REQUEST_TOO_LARGE(413, "Request Too Long", "RequestTooLargeException"),
    THROTTLED(429, "Too Many Requests", "TooManyRequestsException"),
    QUOTA_EXCEEDED(429, "Limit Exceeded", "LimitExceededException"),
    /** The integration failed or answered in a shape that is none. */
    INTEGRATION_FAILURE(502, "Internal server error", "InternalServerErrorException"),
    INTEGRATION_TIMEOUT(504, "Endpoint request timed out", "InternalServerErrorException");

    private final int status;
    private final String message;
    private final String errorType;

    GatewayRefusal(int status, String message, String errorType) {
        this.status = status;
        this.message = message;
        this.errorType = errorType;
    }

    int status() {
        return status;
    }

    String message() {
        return message;
    }

    /** Of the header {@code x-amzn-ErrorType}. */
    String errorType() {
        return errorType;
    }

    /** The name under which an API gives words to all that it does not name. */
    String family() {
        return status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
    }
}
