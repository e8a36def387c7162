package health.pratique.api.fhir;

import health.pratique.clinical.Criterion;
import health.pratique.clinical.QueryInvalid;
import health.pratique.clinical.SearchParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a write is to depend on: an ETag, or a search (FHIR R4, section 3.1.0.5 and 3.1.0.8.1). */
final class Conditions {

    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");
    private static final int LONGEST = 2_000;

    private Conditions() {}

    /**
     * @param etag of an If-Match header
     * @throws FhirRefused when it is none of ours
     */
    static @Nullable Integer version(@Nullable String etag) {
        if (etag == null) {
            return null;
        }
        Matcher version = ETAG.matcher(etag.strip());
        if (!version.matches()) {
            throw FhirRefused.invalid("Send the ETag of the resource, such as W/\"3\".");
        }
        return Integer.valueOf(version.group(1));
    }

    /** Some clients send the whole address of the search. */
    private static String behindAddress(String type, String query) {
        int mark = query.indexOf('?');
        String address = mark < 0 ? "" : query.substring(0, mark);
        return address.equals(type) || address.endsWith("/" + type) ? query.substring(mark + 1) : query;
    }

    /** @param query of an If-None-Exist header, such as {@code identifier=urn:x|1} */
    static List<Criterion> search(String type, String query) {
        String text = behindAddress(type, query);
        if (text.isBlank() || text.length() > LONGEST) {
            throw FhirRefused.invalid("Say by search parameters which resource is meant.");
        }
        List<Criterion> criteria = new ArrayList<>();
        QueryText.parse(text).forEach((name, values) -> {
            int colon = name.indexOf(':');
            String parameter = colon < 0 ? name : name.substring(0, colon);
            @Nullable String modifier = colon < 0 ? null : name.substring(colon + 1);
            if (SearchParameters.r4().find(type, parameter).isEmpty()) {
                throw new QueryInvalid(QueryInvalid.Defect.PARAMETER_UNKNOWN);
            }
            values.forEach(value -> criteria.add(Criterion.parse(parameter, modifier, value)));
        });
        return criteria;
    }
}
