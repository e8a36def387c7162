/** The audit trail as FHIR R4 AuditEvent, for whoever reads FHIR: a projection, not a second trail. */
@NullMarked
package health.pratique.audit.fhir;

import org.jspecify.annotations.NullMarked;
