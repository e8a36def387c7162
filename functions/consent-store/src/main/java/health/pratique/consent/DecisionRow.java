package health.pratique.consent;

import health.pratique.consent.ConsentAnswer.Denied;
import health.pratique.consent.ConsentAnswer.Permitted;
import health.pratique.consent.ConsentAnswer.PermittedByPolicy;
import health.pratique.consent.ConsentAnswer.PermittedInEmergency;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.model.ConsentDecision;
import health.pratique.model.DocumentKind;
import health.pratique.model.EmergencyReason;
import health.pratique.model.PurposeOfUse;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A decision as it was taken, once for each document and workflow run. */
@Entity
@Immutable
@Table(name = "consent_decision")
@IdClass(DecisionRow.Key.class)
public class DecisionRow extends PanacheEntityBase {

    @Id
    @Column(name = "custodian")
    public String custodian;

    @Id
    @Column(name = "document_id", columnDefinition = "char(32)")
    public String documentId;

    @Id
    @Column(name = "execution")
    public String execution;

    @Column(name = "subject", columnDefinition = "char(64)")
    public String subject;

    @Column(name = "purpose")
    @Enumerated(EnumType.STRING)
    public PurposeOfUse purpose;

    @Column(name = "document_kind")
    @Enumerated(EnumType.STRING)
    public DocumentKind kind;

    @Column(name = "decision")
    @Enumerated(EnumType.STRING)
    public ConsentDecision decision;

    @Column(name = "consent_id")
    public @Nullable UUID consentId;

    @Column(name = "consent_version")
    public @Nullable Integer consentVersion;

    @Column(name = "policy_version")
    public @Nullable Integer policyVersion;

    @Column(name = "emergency_reason")
    @Enumerated(EnumType.STRING)
    public @Nullable EmergencyReason emergencyReason;

    @Column(name = "reason")
    @Enumerated(EnumType.STRING)
    public @Nullable ReasonCode reason;

    @Column(name = "obligations", columnDefinition = "varchar(64)[]")
    public List<String> obligations;

    @Column(name = "evaluated_at")
    public Instant evaluatedAt;

    /** The answer this run has got before. */
    static Optional<ConsentAnswer> recorded(ConsentQuestion question) {
        return DecisionRow.<DecisionRow>findByIdOptional(new Key(
                        question.custodian().value(), question.document().value(), question.execution()))
                .map(row -> row.answerTo(question));
    }

    static void record(ConsentQuestion question, ConsentAnswer answer) {
        DecisionRow row = new DecisionRow();
        row.custodian = question.custodian().value();
        row.documentId = question.document().value();
        row.execution = question.execution();
        row.subject = question.subject().value();
        row.purpose = question.purpose();
        row.kind = question.kind();
        row.evaluatedAt = answer.evaluatedAt();
        switch (answer) {
            case Permitted permitted -> {
                row.decision = ConsentDecision.PERMIT;
                row.consentId = permitted.consent().id();
                row.consentVersion = permitted.consent().version();
                row.obligations = permitted.obligations();
            }
            case PermittedByPolicy permitted -> {
                row.decision = ConsentDecision.PERMIT;
                row.policyVersion = permitted.policyVersion();
                row.obligations = permitted.obligations();
            }
            case PermittedInEmergency permitted -> {
                row.decision = ConsentDecision.PERMIT;
                row.emergencyReason = permitted.reason();
                row.obligations = List.of();
            }
            case Denied denied -> {
                row.decision = ConsentDecision.DENY;
                row.reason = denied.reason();
                row.consentId =
                        denied.consent() == null ? null : denied.consent().id();
                row.consentVersion =
                        denied.consent() == null ? null : denied.consent().version();
                row.obligations = List.of();
            }
        }
        row.persistAndFlush();
    }

    /** @throws InternalFault if one run asks of one document two different things: neither answer would be right */
    private ConsentAnswer answerTo(ConsentQuestion question) {
        if (!subject.equals(question.subject().value()) || purpose != question.purpose() || kind != question.kind()) {
            throw new InternalFault(ReasonCode.DEFECT);
        }
        ConsentReference consent =
                consentId == null || consentVersion == null ? null : new ConsentReference(consentId, consentVersion);
        if (decision == ConsentDecision.PERMIT && consent != null) {
            return new Permitted(consent, obligations, evaluatedAt);
        }
        if (decision == ConsentDecision.PERMIT && policyVersion != null) {
            return new PermittedByPolicy(policyVersion, obligations, evaluatedAt);
        }
        if (decision == ConsentDecision.PERMIT && emergencyReason != null) {
            return new PermittedInEmergency(emergencyReason, evaluatedAt);
        }
        return new Denied(reason == null ? ReasonCode.CONSENT_MISSING : reason, consent, evaluatedAt);
    }

    /** One answer for each document and run. */
    @RegisterForReflection
    public record Key(String custodian, String documentId, String execution) {}
}
