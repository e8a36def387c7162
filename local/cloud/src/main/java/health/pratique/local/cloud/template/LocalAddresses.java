package health.pratique.local.cloud.template;

import java.net.URI;

/**
 * What only a running platform knows and a template may refer to.
 *
 * @param endpoint of the gateway, without a slash at its end
 * @param databaseHost where every RDS instance, cluster and proxy of the template is
 */
public record LocalAddresses(URI endpoint, String databaseHost, int databasePort) {

    /** The usual ports, for reading a template without a platform. */
    public static LocalAddresses usual() {
        return new LocalAddresses(URI.create("http://127.0.0.1:4566"), "127.0.0.1", 5432);
    }
}
