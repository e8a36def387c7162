package health.pratique.local.cli.bench;

import java.io.PrintWriter;
import java.time.Duration;

/** One kind of decision that every document waits for, as {@code bench decisions} drives it. */
interface DecisionSection {

    /** As {@code --section} names it. */
    String name();

    /** Whose decision it is: the access key of a function that takes it. */
    String caller();

    /** What the 99th percentile is to stay under, by the clock. */
    Duration aim();

    /** Fills what is decided upon, once, before the first decision. */
    void prepare(PrintWriter progress);

    /**
     * Decides. This is what is measured.
     *
     * @param number counts from 0; no two decisions of a run have the same
     */
    void decide(int number);
}
