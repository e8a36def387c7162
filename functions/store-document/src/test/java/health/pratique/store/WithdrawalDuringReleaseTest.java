package health.pratique.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.consent.ConsentStatement;
import health.pratique.fault.ConsentDenied;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.stores.PipelineStores;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.model.Document;
import health.pratique.model.DocumentStatus;
import health.pratique.model.PipelineState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a patient takes back while StoreDocument is at work, over real stores. */
@QuarkusTest
@QuarkusTestResource(PipelineStores.class)
@QuarkusTestResource(FunctionSecrets.class)
class WithdrawalDuringReleaseTest {

    private static final String NOTE = "Seen on 03/04/2024, walking well.\n";

    @Inject
    @Named("store-document")
    StoreDocumentHandler handler;

    @Inject
    ReadyDocuments documents;

    @Inject
    DisturbedReleases disturbed;

    @Inject
    AuditTrail trail;

    @Inject
    DocumentVault vault;

    EmbeddedPostgresServer postgres;

    @Test
    void aReleaseTellsUnderWhichConsentItWasMade() {
        PipelineState state = documents.ready(NOTE);
        handler.handleRequest(state, null);
        assertThat(last(state).facts())
                .containsEntry("consentId", state.consented().consentId())
                .containsEntry("version", "1");
    }

    @Test
    void withdrawnBeforeStoreDocumentTheDocumentIsNotReleased() {
        PipelineState state = documents.ready(NOTE);
        withdraw(state);
        assertRefused(state, this::handled, ReasonCode.CONSENT_WITHDRAWN);
    }

    @Test
    void withdrawnWhileTheDocumentIsCleanedItIsNotReleased() {
        PipelineState state = documents.ready(NOTE);
        assertRefused(state, disturbed.whileCleaning(() -> withdraw(state))::run, ReasonCode.CONSENT_WITHDRAWN);
    }

    @Test
    void withdrawnAfterTheCopyIsWrittenAndBeforeTheLockItIsNotReleasedAndNoVersionOfTheCopyStays() {
        PipelineState state = documents.ready(NOTE);
        assertRefused(state, disturbed.beforeTheLastLook(this::withdraw)::run, ReasonCode.CONSENT_WITHDRAWN);
        assertThat(documents.versions(vault.releaseLocation(state.accepted()))).isZero();
    }

    @Test
    void aWithdrawalDuringTheRecordOfTheReleaseWaitsForItAndComesAfterIt() throws Exception {
        PipelineState state = documents.ready(NOTE);
        CompletableFuture<?>[] withdrawal = new CompletableFuture<?>[1];
        DocumentRelease held = disturbed.afterTheLastLook(released -> {
            withdrawal[0] = CompletableFuture.runAsync(() -> withdraw(released));
            awaitALockWaiter();
            assertThat(withdrawal[0]).isNotDone();
        });
        PipelineState after = held.run(state);
        withdrawal[0].get(120, TimeUnit.SECONDS);
        assertThat(after.release()).isNotNull();
        assertThat(documents.record(state).status()).isEqualTo(DocumentStatus.RELEASED);
    }

    @Test
    void aRefusalOfTheKindStopsTheReleaseToo() {
        PipelineState state = documents.ready(NOTE);
        documents
                .consents()
                .record(
                        ReadyDocuments.HARBOR,
                        state.accepted().subject(),
                        ConsentStatement.deny().ofKind(state.accepted().kind()));
        assertRefused(state, this::handled, ReasonCode.CONSENT_REFUSED);
    }

    @Test
    void anotherObligationThanTheOneTheCopyWasMadeUnderIsNoRelease() {
        PipelineState state = documents.ready(NOTE);
        documents
                .consents()
                .record(
                        ReadyDocuments.HARBOR,
                        state.accepted().subject(),
                        ConsentStatement.permit().obliging(List.of("REDACT_PSYCHOTHERAPY")));
        assertRefused(state, this::handled, ReasonCode.CONSENT_CHANGED);
    }

    @Test
    void aWiderPermitUnderTheSameObligationsIsNoHindrance() {
        PipelineState state = documents.ready(NOTE);
        documents
                .consents()
                .record(
                        ReadyDocuments.HARBOR,
                        state.accepted().subject(),
                        ConsentStatement.permit().forPurpose(state.accepted().purpose()));
        assertThat(handler.handleRequest(state, null).release()).isNotNull();
        assertThat(last(state).facts()).containsEntry("version", "2");
    }

    @Test
    void withoutTheDatabaseNothingIsReleasedAndLaterItIs() {
        PipelineState state = documents.ready(NOTE);
        postgres.stop();
        try {
            assertThatThrownBy(() -> handler.handleRequest(state, null))
                    .isInstanceOfSatisfying(TransientFault.class, fault -> assertThat(fault.reason())
                            .isEqualTo(ReasonCode.CONSENT_STORE_UNAVAILABLE));
            assertThat(documents.record(state).status()).isEqualTo(DocumentStatus.PROCESSING);
        } finally {
            postgres.start();
        }
        assertThat(handler.handleRequest(state, null).release()).isNotNull();
    }

    private void assertRefused(PipelineState state, UnaryOperator<PipelineState> release, ReasonCode reason) {
        assertThatThrownBy(() -> release.apply(state))
                .isInstanceOfSatisfying(
                        ConsentDenied.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
        assertThat(documents.record(state).status()).isEqualTo(DocumentStatus.PROCESSING);
        assertThat(documents.isReleased(state)).isFalse();
        assertThat(last(state).outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(last(state).reason()).isEqualTo(reason);
    }

    private PipelineState handled(PipelineState state) {
        return handler.handleRequest(state, null);
    }

    /** Returns once a transaction waits for an advisory lock. */
    private void awaitALockWaiter() {
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl(),
                        postgres.login().user(),
                        postgres.login().password());
                PreparedStatement waiting = connection.prepareStatement(
                        "select count(*) from pg_locks where locktype = 'advisory' and not granted")) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
            while (System.nanoTime() - deadline < 0) {
                try (ResultSet row = waiting.executeQuery()) {
                    row.next();
                    if (row.getInt(1) > 0) {
                        return;
                    }
                }
            }
            throw new AssertionError("the withdrawal did not wait");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void withdraw(PipelineState state) {
        Document document = state.accepted();
        documents.consents().withdraw(document.custodian(), document.subject());
    }

    private AuditEvent last(PipelineState state) {
        return trail.events(ReadyDocuments.HARBOR, state.accepted().id()).getLast();
    }
}
