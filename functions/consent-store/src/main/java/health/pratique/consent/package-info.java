/** Consent records and the decision on them. */
@NullMarked
package health.pratique.consent;

import org.jspecify.annotations.NullMarked;
