/** FHIR R4's own rules on single objects: invariants, forms of primitives, required codes. Knows JSON, not HAPI's model. */
@NullMarked
package health.pratique.format.fhir.rule;

import org.jspecify.annotations.NullMarked;
