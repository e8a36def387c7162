/** Exports FHIR resources when told by an event. */
@NullMarked
package health.pratique.exportclinical;

import org.jspecify.annotations.NullMarked;
