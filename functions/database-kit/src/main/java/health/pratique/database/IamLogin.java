package health.pratique.database;

import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import io.quarkus.credentials.CredentialsProvider;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The function's own role, which RDS and its proxies believe a signed token of: no password is kept anywhere, and each connection
 * has a token of its own. A token is signed here and asked of nobody, in well under a millisecond, so that none is kept: the oldest that is
 * ever used is as old as the connection that it opens.
 *
 * @param host as the token and the certificate have it
 * @param unavailable what it means that the function has no credentials now
 */
record IamLogin(ConnectTokens tokens, String host, int port, String user, ReasonCode unavailable)
        implements DatabaseLogin {

    private static final String JDBC = "jdbc:";

    /** @throws InternalFault SETTING_INVALID for an address without host and port */
    static IamLogin of(String jdbcUrl, String user, String region, ReasonCode unavailable) {
        URI address = URI.create(jdbcUrl.startsWith(JDBC) ? jdbcUrl.substring(JDBC.length()) : "");
        if (address.getHost() == null || address.getPort() < 0) {
            throw new InternalFault(ReasonCode.SETTING_INVALID);
        }
        return new IamLogin(
                ConnectTokens.ofThisFunction(region), address.getHost(), address.getPort(), user, unavailable);
    }

    @Override
    public Map<String, String> read() {
        try {
            return Map.of(
                    CredentialsProvider.USER_PROPERTY_NAME,
                    user,
                    CredentialsProvider.PASSWORD_PROPERTY_NAME,
                    tokens.sign(host, port, user));
        } catch (SdkException withoutCredentials) {
            throw new TransientFault(unavailable).at(withoutCredentials);
        }
    }

    /** Nothing has to be asked for. */
    @Override
    public void prepare() {}

    /** The next is another in any case. */
    @Override
    public void forget() {}

    @Override
    public String toString() {
        return user + "@" + host;
    }
}
