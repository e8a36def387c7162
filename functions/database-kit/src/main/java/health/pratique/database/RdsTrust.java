package health.pratique.database;

import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocketFactory;
import org.postgresql.ssl.WrappedFactory;

/**
 * Whom a connection to a database believes: the region's own roots, which vouch for instances of RDS, and those of Amazon Trust
 * Services, which vouch for its proxies. PostgreSQL's driver makes one for each connection, by the name in {@code sslfactory};
 * that the host's name is the certificate's is its own to see, by {@code sslmode=verify-full}.
 */
@RegisterForReflection
public final class RdsTrust extends WrappedFactory {

    private static final String PROXIES = "amazon-trust-services";

    /** What is read once serves every connection. */
    private static final Map<String, SSLSocketFactory> BY_REGION = new ConcurrentHashMap<>();

    /**
     * @param connection with the region in {@code sslfactoryarg}
     * @throws health.pratique.fault.InternalFault SETTING_INVALID for a region whose certificates are not known
     */
    public RdsTrust(Properties connection) {
        String region = connection.getProperty("sslfactoryarg", "unknown");
        factory = BY_REGION.computeIfAbsent(region, name -> TrustedCertificates.of(List.of(pem(name), pem(PROXIES))));
    }

    private static byte[] pem(String name) {
        try (InputStream file = RdsTrust.class.getResourceAsStream("trust/" + name + ".pem")) {
            if (file == null) {
                throw new InternalFault(ReasonCode.SETTING_INVALID);
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new InternalFault(ReasonCode.SETTING_INVALID).at(unreadable);
        }
    }
}
