package health.pratique.fault;

/** Something the step needs is down, slow or throttled; the workflow tries again. */
public sealed class TransientFault extends PipelineFault permits ScanPending {

    private static final long serialVersionUID = 1L;

    public TransientFault(ReasonCode reason) {
        super(reason);
    }
}
