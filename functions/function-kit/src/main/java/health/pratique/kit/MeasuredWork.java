package health.pratique.kit;

import health.pratique.fault.InternalFault;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Work that is measured and leaves nothing but faults: whatever else it throws may quote a document or a person, and is a
 * defect. For handlers that {@link StepRunner} does not serve, since their end is not that of a claimed document's step.
 */
public final class MeasuredWork {

    private final String step;
    private final MetricSink metrics;

    /** @param step what its figures are under */
    public MeasuredWork(String step, MetricSink metrics) {
        this.step = step;
        this.metrics = metrics;
    }

    /** @throws PipelineFault as the work decided; InternalFault DEFECT in place of anything else that it throws */
    public <T> T run(Supplier<T> work) {
        long started = System.nanoTime();
        String outcome = "FAILED";
        try {
            T result = work.get();
            outcome = "SUCCESS";
            return result;
        } catch (PolicyViolated refused) {
            outcome = "REFUSED";
            throw refused;
        } catch (PipelineFault fault) {
            throw fault;
        } catch (RuntimeException | StackOverflowError defect) {
            throw new InternalFault(ReasonCode.DEFECT).at(defect);
        } finally {
            metrics.step(step, outcome, Duration.ofNanos(System.nanoTime() - started));
        }
    }
}
