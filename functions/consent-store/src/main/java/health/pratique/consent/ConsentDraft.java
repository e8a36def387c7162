package health.pratique.consent;

import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consent in FHIR's form, read and understood, before it is on record.
 *
 * @param status a code of FHIR R4's consent-state-codes; only {@code active} ones count in decisions
 * @param rule all that it says
 * @param resource as it is kept: JSON without id and meta, and without what names a person
 * @param sourceSha256 of the resource as it was sent, 64 lower-case hex digits
 * @param saidAt Consent.dateTime
 * @param categories each {@code system|code}
 */
public record ConsentDraft(
        UUID id,
        SubjectToken subject,
        String status,
        ConsentRule rule,
        String resource,
        String sourceSha256,
        @Nullable Instant saidAt,
        List<String> categories) {

    public ConsentDraft {
        categories = List.copyOf(categories);
    }

    /** The same consent of the same patient, however often it is sent. The name may tell of the patient; the id does not. */
    public static UUID idOf(Custodian custodian, SubjectToken subject, String senderName) {
        return ConsentReference.named("resource\u0000" + custodian + "\u0000" + subject + "\u0000" + senderName);
    }

    /** That its provisions name, at any depth. */
    Set<String> purposes() {
        Set<String> purposes = new TreeSet<>();
        collect(rule, purposes);
        return purposes;
    }

    private static void collect(ConsentRule rule, Set<String> purposes) {
        for (ConsentCriterion criterion : rule.scope().criteria()) {
            if (criterion instanceof PurposeCriterion limit) {
                purposes.addAll(limit.purposes());
            }
        }
        rule.exceptions().forEach(exception -> collect(exception, purposes));
    }
}
