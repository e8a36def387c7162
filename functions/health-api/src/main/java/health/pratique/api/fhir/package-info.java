/** FHIR R4 over HTTP. Scopes, roles and consent are asked on every path that gives something away. */
@NullMarked
package health.pratique.api.fhir;

import org.jspecify.annotations.NullMarked;
