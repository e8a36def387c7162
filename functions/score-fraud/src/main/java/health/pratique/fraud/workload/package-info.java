/** Invented traffic with labels: what ordinary actors do, and eight attacks. The same seed gives the same traffic on any machine. */
@NullMarked
package health.pratique.fraud.workload;

import org.jspecify.annotations.NullMarked;
