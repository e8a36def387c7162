package health.pratique.local.cloud.gateway;

/** The names of this machine for itself. A web page that is made to call a port by a name of its own (DNS rebinding) is not answered. */
public final class LoopbackNames {

    private LoopbackNames() {}

    /** @param host the Host header, with or without a port */
    public static boolean contain(String host) {
        int colon = host.lastIndexOf(':');
        String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
        return name.equals("127.0.0.1")
                || name.equals("[::1]")
                || name.equalsIgnoreCase("localhost")
                || name.endsWith(".localhost");
    }
}
