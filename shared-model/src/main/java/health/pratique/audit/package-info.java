/** The audit trail's form: events, their canonical bytes and the hash chain over them. */
@NullMarked
package health.pratique.audit;

import org.jspecify.annotations.NullMarked;
