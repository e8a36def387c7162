/** OAuth 2.0 and SMART on FHIR: who calls, and what the token lets them do. */
@NullMarked
package health.pratique.smart;

import org.jspecify.annotations.NullMarked;
