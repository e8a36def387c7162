/** The usage ledger: what is billed, to the call. */
@NullMarked
package health.pratique.usage;

import org.jspecify.annotations.NullMarked;
