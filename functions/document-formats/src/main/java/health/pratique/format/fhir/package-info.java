/** FHIR R4 over JSON trees, with what HAPI's model knows about each element. */
@NullMarked
package health.pratique.format.fhir;

import org.jspecify.annotations.NullMarked;
