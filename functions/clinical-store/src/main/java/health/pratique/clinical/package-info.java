/** The FHIR resources that HealthAPI serves: identified ones and their de-identified twins, versions, and search. */
@NullMarked
package health.pratique.clinical;

import org.jspecify.annotations.NullMarked;
