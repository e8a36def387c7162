package health.pratique.fault;

/**
 * A step that did not succeed. The message is static text behind the reason code ({@code "CODE: what to do next"}), for a
 * rejected document with the rules that it breaks, and carries no value of a document: it travels through Lambda's answer into the workflow's state and the audit trail.
 */
public abstract sealed class PipelineFault extends RuntimeException
        permits DocumentRejected, ConsentDenied, PolicyViolated, TransientFault, InternalFault {

    private static final long serialVersionUID = 1L;

    private final ReasonCode reason;

    PipelineFault(ReasonCode reason) {
        this(reason, "");
    }

    /** @param detail rules and names of elements behind the remedy, never a value of a document */
    PipelineFault(ReasonCode reason, String detail) {
        super(reason.name() + ": " + reason.remedy() + detail);
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
