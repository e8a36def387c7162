package health.pratique.fault;

/**
 * A step that did not succeed. The message is static text behind the reason code ({@code "CODE: what to do next"}) and
 * carries nothing from a document: it travels through Lambda's answer into the workflow's state and the audit trail.
 */
public abstract sealed class PipelineFault extends RuntimeException
        permits DocumentRejected, ConsentDenied, PolicyViolated, TransientFault, InternalFault {

    private static final long serialVersionUID = 1L;

    private final ReasonCode reason;

    PipelineFault(ReasonCode reason) {
        super(reason.name() + ": " + reason.remedy());
        this.reason = reason;
    }

    /**
     * The same fault, showing where its cause arose. The cause itself is not attached: its message may quote the document.
     */
    public PipelineFault at(Throwable cause) {
        setStackTrace(cause.getStackTrace());
        return this;
    }

    public final ReasonCode reason() {
        return reason;
    }
}
