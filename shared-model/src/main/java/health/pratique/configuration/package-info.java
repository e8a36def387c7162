/** What a custodian decides for itself: which rules are in force, with which thresholds, and on what legal grounds. */
@NullMarked
package health.pratique.configuration;

import org.jspecify.annotations.NullMarked;
