package health.pratique.fault;

/** The document itself is unacceptable; sending the same bytes again cannot help. */
public final class DocumentRejected extends PipelineFault {

    private static final long serialVersionUID = 1L;

    public DocumentRejected(ReasonCode reason) {
        super(reason);
    }
}
