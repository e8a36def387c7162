package health.pratique.smart;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The public keys of registered clients: those that were registered with them, or those that they publish. An address is read
 * over HTTPS alone and never inside our own network. TLS closes the gap between looking an address up and connecting to it: what
 * answers there must have a certificate for the client's host.
 */
@ApplicationScoped
public class ClientKeys {

    private static final int HTTPS_PORT = 443;
    private static final int REMEMBERED = 1000;

    private final InstantSource clock;
    private final BoundedFetch fetch = new BoundedFetch();
    private final Map<URI, IssuerKeys> published = new ConcurrentHashMap<>();

    public ClientKeys(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws TokenRefused KEY_UNKNOWN when none are registered, or their address is not one that is read */
    KeySource of(RegisteredClient client) {
        if (client.keys().isPresent()) {
            return KeySet.parse(client.keys().get()).orElseThrow(() -> new TokenRefused(TokenRefusal.KEY_UNKNOWN));
        }
        URI address = client.keysAt()
                .filter(ClientKeys::outside)
                .orElseThrow(() -> new TokenRefused(TokenRefusal.KEY_UNKNOWN));
        if (published.size() >= REMEMBERED) {
            published.clear();
        }
        return published.computeIfAbsent(
                address,
                from -> new IssuerKeys(
                        () -> outside(from) ? fetch.text(from).flatMap(KeySet::parse) : Optional.empty(), clock));
    }

    /** Whether it is an HTTPS address of the public network, at the usual port. */
    static boolean outside(URI address) {
        boolean formed = "https".equalsIgnoreCase(address.getScheme())
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && (address.getPort() == -1 || address.getPort() == HTTPS_PORT);
        if (!formed) {
            return false;
        }
        try {
            for (InetAddress one : InetAddress.getAllByName(address.getHost())) {
                if (!publicAddress(one)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }

    /** Not the instance's metadata, not the loopback, no private network: RFC 6890, as far as Java does not know it. */
    static boolean publicAddress(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] octets = address.getAddress();
        int first = octets[0] & 0xff;
        int second = octets[1] & 0xff;
        return octets.length == 4
                ? first != 0 && first < 240 && !(first == 100 && second >= 64 && second < 128)
                : (first & 0xfe) != 0xfc && !(first == 0 && second == 0x64) && !(first == 0x20 && second == 2);
    }
}
