package health.pratique.api.documents;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.smart.Caller;
import java.util.regex.Pattern;

/**
 * Where what a caller sends lies in the intake bucket. The client is part of the name: before a document was read, the name is all that
 * tells whose it is.
 */
final class IntakeNames {

    /** Of a key's folder, and of a source in the metadata. */
    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private IntakeNames() {}

    /** @throws ProblemException NOT_PERMITTED for a client whose name would be none of a folder */
    static String folder(Caller caller) {
        if (!CLIENT.matcher(caller.client()).matches() || caller.client().startsWith(".")) {
            throw new ProblemException(ProblemKind.NOT_PERMITTED);
        }
        return "intake/" + caller.custodian() + "/api/" + caller.client() + "/";
    }
}
