/**
 * C-CDA R2.1 in FHIR R4, by the tables of HL7's C-CDA on FHIR guide (hl7.org/fhir/us/ccda, "Mapping: C-CDA to FHIR"): a class for each
 * template or data type, named as in the guide.
 */
@NullMarked
package health.pratique.format.mapping.cda;

import org.jspecify.annotations.NullMarked;
