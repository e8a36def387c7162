/** What patients ask of a custodian about their data, opened, answered and certified over HTTP. */
@NullMarked
package health.pratique.api.privacy;

import org.jspecify.annotations.NullMarked;
