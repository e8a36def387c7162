/** Reviews over HTTP: what waits, and a privacy officer's decision, which the review function takes. */
@NullMarked
package health.pratique.api.review;

import org.jspecify.annotations.NullMarked;
