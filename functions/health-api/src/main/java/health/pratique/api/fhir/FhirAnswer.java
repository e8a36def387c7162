package health.pratique.api.fhir;

import health.pratique.clinical.StoredResource;
import org.jspecify.annotations.Nullable;

/**
 * What an interaction answers, before it is put into a form.
 *
 * @param version what ETag, Last-Modified and Location are made of; null for what has no version
 * @param json null for an empty body
 * @param located whether the address of the version is told: it was made, or found in its place
 */
record FhirAnswer(
        int status,
        @Nullable StoredResource version,
        @Nullable String json,
        boolean located) {

    static FhirAnswer of(String json) {
        return new FhirAnswer(200, null, json, false);
    }

    static FhirAnswer of(StoredResource resource, String json) {
        return new FhirAnswer(200, resource, json, false);
    }
}
