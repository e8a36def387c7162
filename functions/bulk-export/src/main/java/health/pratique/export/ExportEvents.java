package health.pratique.export;

/** Tells whoever does exports that there is something to do. At least once; more often does no harm. */
@FunctionalInterface
public interface ExportEvents {

    /** Nobody is told. */
    ExportEvents NO_OP = job -> {};

    void wanted(ExportJob job);
}
