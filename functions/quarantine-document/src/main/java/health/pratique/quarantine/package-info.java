/** Holds a document back and says why. */
@NullMarked
package health.pratique.quarantine;

import org.jspecify.annotations.NullMarked;
