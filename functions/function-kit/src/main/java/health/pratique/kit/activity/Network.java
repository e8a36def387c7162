package health.pratique.kit.activity;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where a request came from, as far as an address tells without a table of countries: its network, 24 bits of an IPv4 address, 48 of
 * an IPv6 one. A site keeps its network while its addresses change.
 */
public final class Network {

    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;

    private Network() {}

    /** Empty for what is no address: a service of the cloud names itself instead. Asks no name server. */
    public static Optional<String> of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            int bytes = parsed instanceof Inet4Address ? IPV4_BYTES : IPV6_BYTES;
            return Optional.of(HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), bytes)));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
