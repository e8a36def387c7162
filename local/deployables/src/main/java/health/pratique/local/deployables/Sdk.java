package health.pratique.local.deployables;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the AWS SDK for Java names things. */
final class Sdk {

    private static final Pattern BUILDER =
            Pattern.compile("software/amazon/awssdk/services/([a-z0-9]+)/model/([A-Za-z0-9]+)\\$Builder");
    private static final Pattern CLIENT = Pattern.compile(
            "software/amazon/awssdk/services/([a-z0-9]+)/(?:presigner/)?[A-Za-z0-9]+(?:Client|Presigner)");

    /** The product's own way of calling what the SDK has no client for: a token is signed, and the database asks IAM about it. */
    private static final String LOGIN = "health/pratique/database/IamLogin";

    static final String CONNECT = "rds-db:ConnectRequest";

    private Sdk() {}

    static boolean connects(String owner, String name) {
        return owner.equals(LOGIN) && name.equals("of");
    }

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
