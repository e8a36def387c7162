/** Scores how unusual a submission is and says why. */
@NullMarked
package health.pratique.fraud;

import org.jspecify.annotations.NullMarked;
