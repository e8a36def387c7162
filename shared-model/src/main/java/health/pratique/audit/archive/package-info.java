/** The audit trail outside of the running system: archived rows, anchors over them, and the check of both from files alone. */
@NullMarked
package health.pratique.audit.archive;

import org.jspecify.annotations.NullMarked;
