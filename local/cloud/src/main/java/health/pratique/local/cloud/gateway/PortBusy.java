package health.pratique.local.cloud.gateway;

/** Something else listens on the gateway's port; the message is one line that says what to do. */
public final class PortBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int port;

    /** @param option of the command line that sets the port */
    public PortBusy(int port, String option, Throwable cause) {
        super(
                "Port " + port + " is in use: end what listens there, or choose another port with " + option + ".",
                cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
