package health.pratique.phi;

/** A detector that knows what it does not know. */
public interface PhiInspector extends PhiDetector {

    /** As {@link #detect}, and where the answer is not sure. */
    Inspection inspect(String text);
}
