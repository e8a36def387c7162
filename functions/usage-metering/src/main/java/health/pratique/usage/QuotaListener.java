package health.pratique.usage;

/** Told once when a partner's use of its plan crosses a threshold. */
@FunctionalInterface
public interface QuotaListener {

    /** @param percent 80 or 100 */
    void reached(Partner partner, int percent, long limit);
}
