package health.pratique.privacy;

import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it stands. What the patient wrote is not in it: that lies in {@link RequestFiles}.
 *
 * @param patient the subject by resource id, as patients' tokens have it
 * @param dueAt when the answer is due at the latest
 * @param openedBy who put it on record, as the audit trail names them
 * @param identity absent until it is known who asks
 * @param history oldest first
 * @param version counts changes
 */
public record PrivacyRequest(
        Custodian custodian,
        String id,
        RequestKind kind,
        PrivacyLaw law,
        SubjectToken subject,
        String patient,
        RequestStatus status,
        Instant receivedAt,
        Instant dueAt,
        String openedBy,
        @Nullable IdentityProof identity,
        @Nullable ExtensionReason extension,
        @Nullable DenialGround ground,
        List<HistoryEntry> history,
        Map<Detail, String> details,
        long version) {

    public PrivacyRequest {
        history = List.copyOf(history);
        details = Map.copyOf(details);
    }

    /** @param proof absent if it is not known yet who asks */
    public static PrivacyRequest opened(
            Custodian custodian,
            String id,
            RequestKind kind,
            PrivacyLaw law,
            SubjectToken subject,
            String patient,
            Instant now,
            String by,
            @Nullable IdentityProof proof,
            Map<Detail, String> details) {
        RequestStatus status = proof == null ? RequestStatus.RECEIVED : RequestStatus.IDENTITY_VERIFIED;
        return new PrivacyRequest(
                custodian,
                id,
                kind,
                law,
                subject,
                patient,
                status,
                now,
                ResponseTime.of(law, kind).due(now),
                by,
                proof,
                null,
                null,
                List.of(new HistoryEntry(now, status, by)),
                details,
                1);
    }

    public Optional<String> detail(Detail name) {
        return Optional.ofNullable(details.get(name));
    }

    public PrivacyRequest identified(IdentityProof proof, Instant now, String by) {
        return stepped(RequestStatus.IDENTITY_VERIFIED, dueAt, proof, extension, ground, details, now, by);
    }

    public PrivacyRequest extended(ExtensionReason reason, Instant now, String by) {
        Instant due = ResponseTime.of(law, kind).dueExtended(receivedAt);
        return stepped(RequestStatus.EXTENDED, due, identity, reason, ground, details, now, by);
    }

    public PrivacyRequest denied(DenialGround why, Instant now, String by) {
        return stepped(RequestStatus.DENIED, dueAt, identity, extension, why, details, now, by);
    }

    /** @param known added to the details, in place of those of the same name */
    public PrivacyRequest moved(RequestStatus to, Map<Detail, String> known, Instant now, String by) {
        Map<Detail, String> all = new EnumMap<>(Detail.class);
        all.putAll(details);
        all.putAll(known);
        return stepped(to, dueAt, identity, extension, ground, all, now, by);
    }

    /** The next version: what a step can change, and all the rest as it is. */
    private PrivacyRequest stepped(
            RequestStatus to,
            Instant due,
            @Nullable IdentityProof proof,
            @Nullable ExtensionReason longer,
            @Nullable DenialGround why,
            Map<Detail, String> known,
            Instant now,
            String by) {
        return new PrivacyRequest(
                custodian,
                id,
                kind,
                law,
                subject,
                patient,
                to,
                receivedAt,
                due,
                openedBy,
                proof,
                longer,
                why,
                grown(to, now, by),
                known,
                version + 1);
    }

    /** What stays where it is has taken no step. */
    private List<HistoryEntry> grown(RequestStatus to, Instant now, String by) {
        if (status == to) {
            return history;
        }
        List<HistoryEntry> longer = new ArrayList<>(history);
        longer.add(new HistoryEntry(now, to, by));
        return longer;
    }
}
