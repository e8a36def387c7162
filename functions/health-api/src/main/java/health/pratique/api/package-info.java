/** HealthAPI: what partners, clinicians, privacy officers and patients call over HTTP. */
@NullMarked
package health.pratique.api;

import org.jspecify.annotations.NullMarked;
