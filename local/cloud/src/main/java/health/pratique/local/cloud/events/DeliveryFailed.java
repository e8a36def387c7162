package health.pratique.local.cloud.events;

/** A target did not take an event. */
public final class DeliveryFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final String errorCode;
    private final boolean worthRetrying;

    /** @param errorCode as it stands in the dead letter */
    public DeliveryFailed(String errorCode, boolean worthRetrying) {
        super(errorCode);
        this.errorCode = errorCode;
        this.worthRetrying = worthRetrying;
    }

    public String errorCode() {
        return errorCode;
    }

    /** Whether it can go better next time: not for what does not exist or may not be. */
    public boolean worthRetrying() {
        return worthRetrying;
    }
}
