package health.pratique.fault;

/** A defect or a wrong setting; trying again does not help, a developer does. */
public final class InternalFault extends PipelineFault {

    private static final long serialVersionUID = 1L;

    public InternalFault(ReasonCode reason) {
        super(reason);
    }
}
