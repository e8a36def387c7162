package health.pratique.fault;

/** A compliance rule or the release check forbids to go on. */
public final class PolicyViolated extends PipelineFault {

    private static final long serialVersionUID = 1L;

    public PolicyViolated(ReasonCode reason) {
        super(reason);
    }
}
