package health.pratique.api.privacy;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.erasure.ErasureReason;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import health.pratique.privacy.Detail;
import health.pratique.privacy.PrivacyLaw;
import health.pratique.privacy.RequestKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a patient asks. Whose data it is about is in a header or in the token, and never here. Prints as {@code [PHI]}.
 *
 * @param statement in the patient's words, 10,000 characters at most; needed for RECTIFICATION
 * @param resource the record to be rectified
 * @param purpose and kind: what is to be restricted; everything if both are left out
 * @param erasureReason needed for ERASURE under GDPR
 * @param recordHeldBy system in which the custodian keeps the record itself, for ERASURE
 */
@RegisterForReflection
@Schema(description = "What a patient asks")
record OpenRequest(
        RequestKind kind,
        PrivacyLaw law,

        @Schema(examples = "My date of birth is wrong by a year.") @Nullable
        String statement,

        @Schema(examples = "Observation/8a41") @Nullable String resource,
        @Nullable PurposeOfUse purpose,
        @Nullable DocumentKind documentKind,
        @Nullable ErasureReason erasureReason,
        @Nullable String recordHeldBy) {

    private static final Pattern RESOURCE = Pattern.compile("[A-Z][A-Za-z]{2,39}/[A-Za-z0-9.-]{1,64}");
    private static final Pattern SYSTEM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    OpenRequest {
        boolean whole = kind != null
                && law != null
                && (kind != RequestKind.RECTIFICATION || statement != null)
                && (resource == null
                        || kind == RequestKind.RECTIFICATION
                                && RESOURCE.matcher(resource).matches())
                && (purpose == null && documentKind == null || kind == RequestKind.RESTRICTION)
                && (recordHeldBy == null
                        || kind == RequestKind.ERASURE
                                && SYSTEM.matcher(recordHeldBy).matches())
                && (erasureReason == null || kind == RequestKind.ERASURE)
                && (kind != RequestKind.ERASURE || erasureReason != null && fits(law, erasureReason));
        if (!whole) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        if (statement != null) {
            Words.check(statement);
        }
    }

    /** HIPAA gives no right to erasure: there it is the custodian's policy, and under GDPR it is not. */
    private static boolean fits(PrivacyLaw law, ErasureReason reason) {
        return (law == PrivacyLaw.HIPAA) == (reason == ErasureReason.CUSTODIAN_POLICY);
    }

    Map<Detail, String> details() {
        Map<Detail, String> details = new EnumMap<>(Detail.class);
        put(details, Detail.RESOURCE, resource);
        put(details, Detail.PURPOSE, purpose == null ? null : purpose.name());
        put(details, Detail.DOCUMENT_KIND, documentKind == null ? null : documentKind.name());
        put(details, Detail.ERASURE_REASON, erasureReason == null ? null : erasureReason.name());
        put(details, Detail.RECORD_HELD_BY, recordHeldBy);
        return details;
    }

    private static void put(Map<Detail, String> details, Detail name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
