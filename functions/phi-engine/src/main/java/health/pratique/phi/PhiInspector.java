package health.pratique.phi;

/** A detector that knows what it does not know. */
public interface PhiInspector extends PhiDetector {

    /** As {@link #detect}, and where the answer is not sure. */
    Inspection inspect(String text);

    /**
     * Whether the span covers nothing but clinical words, such as a drug, a disease, or the eponym of a sign or device: another
     * detector that takes them for a name is mistaken.
     */
    boolean isClinicalTerm(String text, PhiSpan span);
}
