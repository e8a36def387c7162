/** What released documents say, as FHIR resources: identified from the original, de-identified from the released copy. */
@NullMarked
package health.pratique.publish;

import org.jspecify.annotations.NullMarked;
