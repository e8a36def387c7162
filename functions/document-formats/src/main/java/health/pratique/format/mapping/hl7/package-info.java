/**
 * HL7 v2 messages as FHIR R4 resources, by the tables of HL7's implementation guide "HL7 Version 2 to FHIR" (hl7.org/fhir/uv/v2mappings):
 * a class a segment, a class a data type, one table of concept maps.
 */
@NullMarked
package health.pratique.format.mapping.hl7;

import org.jspecify.annotations.NullMarked;
