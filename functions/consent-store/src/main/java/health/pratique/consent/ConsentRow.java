package health.pratique.consent;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One version of one consent. Written by {@link ConsentLedger} only. */
@Entity
@Immutable
@Table(name = "consent")
@IdClass(ConsentRow.Key.class)
public class ConsentRow extends PanacheEntityBase {

    @Id
    @Column(name = "custodian")
    public String custodian;

    @Id
    @Column(name = "id")
    public UUID id;

    @Id
    @Column(name = "version")
    public int version;

    @Column(name = "subject", columnDefinition = "char(64)")
    public String subject;

    @Column(name = "status")
    public String status;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    /** A consent's version, as its primary key. */
    @RegisterForReflection
    public record Key(String custodian, UUID id, int version) {}
}
