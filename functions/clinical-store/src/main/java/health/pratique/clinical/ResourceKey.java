package health.pratique.clinical;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A resource as a relative reference names it. */
public record ResourceKey(String type, String id) {

    private static final Pattern FORM =
            Pattern.compile("([A-Z][A-Za-z]{1,63})/([A-Za-z0-9.-]{1,64})(?:/_history/[A-Za-z0-9.-]{1,64})?");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    /** Of {@code Patient/123}; empty for every other form. */
    public static Optional<ResourceKey> find(String reference) {
        Matcher form = FORM.matcher(reference);
        return form.matches() ? Optional.of(new ResourceKey(form.group(1), form.group(2))) : Optional.empty();
    }

    /** Whether it is of a type that is kept, and its id of FHIR's form: only then is anybody asked. */
    boolean canBe() {
        return SearchParameters.r4().types().contains(type) && ID.matcher(id).matches();
    }

    /** FHIR R4, section 2.24.0.1. */
    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
