package health.pratique.consent;

import health.pratique.model.ConsentDecision;
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
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** One version of what a custodian's written policy says of one purpose. Written by {@link PolicyLedger} only. */
@Entity
@Immutable
@Table(name = "consent_policy")
@IdClass(PolicyRow.Key.class)
public class PolicyRow extends PanacheEntityBase {

    /**
     * Who has taken a consent back, or declined to give one, has been asked: what the policy says for others is not for them. In SQL,
     * as a subject's provisions are.
     */
    private static final String PERMITTING = """
            select p.* from consent_policy p
             where p.custodian = ?1 and p.purpose = ?2 and p.ruling = ?3
               and p.version = (select max(v.version) from consent_policy v where v.custodian = ?1 and v.purpose = ?2)
               and not exists (
                   select 1 from consent c
                    where c.custodian = ?1 and c.subject = ?4 and c.status in ('inactive', 'rejected')
                      and c.version = (select max(v.version) from consent v where v.custodian = ?1 and v.id = c.id))""";

    @Id
    @Column(name = "custodian")
    public String custodian;

    @Id
    @Column(name = "purpose")
    @Enumerated(EnumType.STRING)
    public PurposeOfUse purpose;

    @Id
    @Column(name = "version")
    public int version;

    @Column(name = "ruling")
    @Enumerated(EnumType.STRING)
    public ConsentDecision ruling;

    /** The version that permits what is asked without a consent. */
    static Optional<Integer> permitting(ConsentQuestion question) {
        return Panache.getSession()
                .createNativeQuery(PERMITTING, PolicyRow.class)
                .setParameter(1, question.custodian().value())
                .setParameter(2, question.purpose().name())
                .setParameter(3, ConsentDecision.PERMIT.name())
                .setParameter(4, question.subject().value())
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> row.version);
    }

    /** A policy's version, as its primary key. */
    @RegisterForReflection
    public record Key(String custodian, PurposeOfUse purpose, int version) {}
}
