package health.pratique.fault;

/** The malware scanner has not answered yet. Its retries in the workflow are its own: a scan takes longer than a fault. */
public final class ScanPending extends TransientFault {

    private static final long serialVersionUID = 1L;

    public ScanPending() {
        super(ReasonCode.MALWARE_NOT_SCANNED);
    }
}
