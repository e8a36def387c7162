/** FHIR R4 Consent as the outer form of consents: what it says is decided upon whole, or it is refused. */
@NullMarked
package health.pratique.consent.fhir;

import org.jspecify.annotations.NullMarked;
