/** Exports of many FHIR resources at once (HL7 FHIR Bulk Data Access 2.0): asked for over HTTP, done outside of the request, kept for a day. */
@NullMarked
package health.pratique.export;

import org.jspecify.annotations.NullMarked;
