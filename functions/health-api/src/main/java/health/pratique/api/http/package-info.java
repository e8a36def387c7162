/** What all of HealthAPI's answers have in common. */
@NullMarked
package health.pratique.api.http;

import org.jspecify.annotations.NullMarked;
