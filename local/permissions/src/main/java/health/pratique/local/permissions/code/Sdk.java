package health.pratique.local.permissions.code;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the AWS SDK for Java names things. */
final class Sdk {

    private static final Pattern BUILDER =
            Pattern.compile("software/amazon/awssdk/services/([a-z0-9]+)/model/([A-Za-z0-9]+)\\$Builder");
    private static final Pattern CLIENT = Pattern.compile(
            "software/amazon/awssdk/services/([a-z0-9]+)/(?:presigner/)?[A-Za-z0-9]+(?:Client|Presigner)");

    private Sdk() {}

    /** Such as {@code s3:GetObjectRequest}. */
    static Optional<String> builder(String owner) {
        Matcher matcher = BUILDER.matcher(owner);
        return matcher.matches() ? Optional.of(matcher.group(1) + ":" + matcher.group(2)) : Optional.empty();
    }

    /** The service that a class calls. */
    static Optional<String> client(String owner) {
        Matcher matcher = CLIENT.matcher(owner);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
