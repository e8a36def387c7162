/** What of the FHIR resources a caller sees: asked by whoever gives one of them away, over HTTP or in a file. */
@NullMarked
package health.pratique.sight;

import org.jspecify.annotations.NullMarked;
