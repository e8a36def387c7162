package health.pratique.api.review;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.smart.Caller;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name under which a caller reviews: the id of the person that the token names. It never comes from the request, so that nobody can be
 * two people.
 */
final class ReviewerName {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{1,63}");

    private ReviewerName() {}

    /** @throws ProblemException NOT_PERMITTED for a token whose person has no name that the review could keep */
    static String of(Caller caller) {
        return Optional.ofNullable(caller.fhirUser())
                .map(user -> user.substring(user.lastIndexOf('/') + 1))
                .filter(name -> NAME.matcher(name).matches())
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_PERMITTED));
    }
}
