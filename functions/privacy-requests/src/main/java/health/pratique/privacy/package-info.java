/** What patients ask of a custodian about their data: the requests, their clock and what is kept of them. */
@NullMarked
package health.pratique.privacy;

import org.jspecify.annotations.NullMarked;
