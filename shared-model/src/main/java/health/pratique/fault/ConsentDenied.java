package health.pratique.fault;

/** No consent permits this use of the document. */
public final class ConsentDenied extends PipelineFault {

    private static final long serialVersionUID = 1L;

    public ConsentDenied(ReasonCode reason) {
        super(reason);
    }
}
