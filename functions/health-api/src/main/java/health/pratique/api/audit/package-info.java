/** The audit trail, for privacy officers. */
@NullMarked
package health.pratique.api.audit;

import org.jspecify.annotations.NullMarked;
