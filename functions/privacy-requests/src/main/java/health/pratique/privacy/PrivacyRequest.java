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
        return new PrivacyRequest(
                custodian,
                id,
                kind,
                law,
                subject,
                patient,
                RequestStatus.IDENTITY_VERIFIED,
                receivedAt,
                dueAt,
                openedBy,
                proof,
                extension,
                ground,
                grown(RequestStatus.IDENTITY_VERIFIED, now, by),
                details,
                version + 1);
    }

    public PrivacyRequest extended(ExtensionReason reason, Instant now, String by) {
        return new PrivacyRequest(
                custodian,
                id,
                kind,
                law,
                subject,
                patient,
                RequestStatus.EXTENDED,
                receivedAt,
                ResponseTime.of(law, kind).dueExtended(receivedAt),
                openedBy,
                identity,
                reason,
                ground,
                grown(RequestStatus.EXTENDED, now, by),
                details,
                version + 1);
    }

    public PrivacyRequest denied(DenialGround why, Instant now, String by) {
        return new PrivacyRequest(
                custodian,
                id,
                kind,
                law,
                subject,
                patient,
                RequestStatus.DENIED,
                receivedAt,
                dueAt,
                openedBy,
                identity,
                extension,
                why,
                grown(RequestStatus.DENIED, now, by),
                details,
                version + 1);
    }

    /** @param known added to the details, in place of those of the same name */
    public PrivacyRequest moved(RequestStatus to, Map<Detail, String> known, Instant now, String by) {
        Map<Detail, String> all = new EnumMap<>(Detail.class);
        all.putAll(details);
        all.putAll(known);
        return new PrivacyRequest(
                custodian,
                id,
                kind,
                law,
                subject,
                patient,
                to,
                receivedAt,
                dueAt,
                openedBy,
                identity,
                extension,
                ground,
                grown(to, now, by),
                all,
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
