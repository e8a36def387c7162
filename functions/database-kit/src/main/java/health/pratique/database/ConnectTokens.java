package health.pratique.database;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Tokens that RDS takes for a password: the presigned address of an action {@code connect} that nobody ever calls, without its scheme (RDS
 * User Guide, "Connecting using IAM database authentication"). With the SDK's own signer, which every client of it brings;
 * the module for RDS would bring all operations of RDS beside.
 */
record ConnectTokens(AwsCredentialsProvider credentials, String region, Clock clock) {

    /** As long as RDS lets them live. It looks when a connection is opened, and not again. */
    private static final Duration LIFE = Duration.ofMinutes(15);

    private static final String SCHEME = "https://";

    /** @param region that the database is in */
    static ConnectTokens ofThisFunction(String region) {
        return new ConnectTokens(DefaultCredentialsProvider.builder().build(), region, Clock.systemUTC());
    }

    /** @throws software.amazon.awssdk.core.exception.SdkException if the function has no credentials */
    String sign(String host, int port, String user) {
        SdkHttpRequest connect = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create(SCHEME + host + ":" + port + "/"))
                .putRawQueryParameter("Action", "connect")
                .putRawQueryParameter("DBUser", user)
                .build();
        return AwsV4HttpSigner.create()
                .sign(request -> request.identity(credentials.resolveCredentials())
                        .request(connect)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "rds-db")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, LIFE)
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .getUri()
                .toString()
                .substring(SCHEME.length());
    }

    @Override
    public String toString() {
        return "[KEY]";
    }
}
