package health.pratique.consent;

import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import io.quarkus.hibernate.orm.panache.Panache;
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

/** One provision of one version of a consent. Written by {@link ConsentLedger} only. */
@Entity
@Immutable
@Table(name = "consent_provision")
@IdClass(ProvisionRow.Key.class)
public class ProvisionRow extends PanacheEntityBase {

    /** In SQL: the first sentence that Hibernate reads in its own language takes a native image longer than the whole of its start. */
    private static final String CURRENT = """
            select p.* from consent_provision p
              join consent c on c.custodian = p.custodian and c.id = p.consent_id and c.version = p.consent_version
             where c.custodian = ?1 and c.subject = ?2 and c.status = 'active'
               and c.version = (select max(v.version) from consent v where v.custodian = ?1 and v.id = c.id)""";

    @Id
    @Column(name = "custodian")
    public String custodian;

    @Id
    @Column(name = "consent_id")
    public UUID consentId;

    @Id
    @Column(name = "consent_version")
    public int consentVersion;

    @Id
    @Column(name = "ordinal")
    public int ordinal;

    @Column(name = "ruling")
    @Enumerated(EnumType.STRING)
    public ConsentDecision ruling;

    @Column(name = "purpose")
    @Enumerated(EnumType.STRING)
    public @Nullable PurposeOfUse purpose;

    @Column(name = "document_kind")
    @Enumerated(EnumType.STRING)
    public @Nullable DocumentKind kind;

    @Column(name = "period_start")
    public @Nullable Instant periodStart;

    @Column(name = "period_end")
    public @Nullable Instant periodEnd;

    @Column(name = "obligations", columnDefinition = "varchar(64)[]")
    public List<String> obligations;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    @Column(name = "parent")
    public @Nullable Integer parent;

    @Column(name = "criteria", columnDefinition = "text")
    public @Nullable String criteria;

    /** Of the current version of each of the subject's active consents. */
    static List<ConsentProvision> current(ConsentQuestion question) {
        return RuleTree.provisions(Panache.getSession()
                .createNativeQuery(CURRENT, ProvisionRow.class)
                .setParameter(1, question.custodian().value())
                .setParameter(2, question.subject().value())
                .getResultList());
    }

    Key key() {
        return new Key(custodian, consentId, consentVersion, ordinal);
    }

    Optional<Key> parentKey() {
        Integer above = parent;
        return above == null ? Optional.empty() : Optional.of(new Key(custodian, consentId, consentVersion, above));
    }

    ConsentRule rule(List<ConsentRule> exceptions) {
        ConsentPeriod period = new ConsentPeriod(periodStart, periodEnd);
        ConsentRule simple = new ConsentStatement(ruling, purpose, kind, period, obligations).rule();
        String limits = criteria;
        ConsentScope scope = limits == null ? simple.scope() : simple.scope().and(CriteriaJson.read(limits));
        return new ConsentRule(ruling, scope, period, obligations, exceptions);
    }

    ConsentProvision provision(ConsentRule rule) {
        return new ConsentProvision(
                new Custodian(custodian), new ConsentReference(consentId, consentVersion), rule, recordedAt);
    }

    /** A provision's primary key. */
    @RegisterForReflection
    public record Key(String custodian, UUID consentId, int consentVersion, int ordinal) {}
}
