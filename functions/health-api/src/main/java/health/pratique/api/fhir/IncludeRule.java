package health.pratique.api.fhir;

import health.pratique.clinical.SearchKind;
import health.pratique.clinical.SearchParameter;
import health.pratique.clinical.SearchParameters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One {@code _include} or {@code _revinclude} (FHIR R4, section 3.1.1.5.4).
 *
 * @param source the type that refers
 * @param parameter the search parameter that is the reference
 * @param target only resources of this type; null for any
 * @param reverse whether the result is referred to, and the referring resources are wanted
 * @param iterate whether it holds for what was included too
 */
record IncludeRule(
        String source, String parameter, @Nullable String target, boolean reverse, boolean iterate) {

    private static final Pattern FORM =
            Pattern.compile("([A-Z][A-Za-z]{1,63}):([a-z][A-Za-z-]{0,63})(?::([A-Z][A-Za-z]{1,63}))?");

    /** @throws FhirRefused when there is no such reference */
    static IncludeRule parse(String value, boolean reverse, boolean iterate) {
        Matcher form = FORM.matcher(value);
        if (!form.matches() || !known(form.group(1), form.group(2))) {
            throw FhirRefused.notSupported("Includes are Type:parameter, for search parameters that are references.");
        }
        @Nullable String target = form.group(3);
        return new IncludeRule(form.group(1), form.group(2), target, reverse, iterate);
    }

    private static boolean known(String type, String parameter) {
        return SearchParameters.r4()
                .find(type, parameter)
                .map(SearchParameter::kind)
                .filter(SearchKind.REFERENCE::equals)
                .isPresent();
    }
}
