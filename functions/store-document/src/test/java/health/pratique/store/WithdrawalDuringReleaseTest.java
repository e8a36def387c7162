package health.pratique.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.consent.ConsentRegister;
import health.pratique.consent.ConsentStatement;
import health.pratique.consent.ReleasePermit;
import health.pratique.consent.SubjectLocks;
import health.pratique.detection.DetectedDocument;
import health.pratique.detection.DocumentDetection;
import health.pratique.detection.Originals;
import health.pratique.detection.PhiReports;
import health.pratique.fault.ConsentDenied;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.format.OpenedDocument;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.CommitGuard;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.StepRunner;
import health.pratique.kit.SubjectKeys;
import health.pratique.kit.stores.PipelineStores;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.model.Document;
import health.pratique.model.DocumentStatus;
import health.pratique.model.PipelineState;
import health.pratique.model.ReleasePolicy;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a patient takes back while StoreDocument is at work, over real stores. */
@QuarkusTest
@QuarkusTestResource(PipelineStores.class)
@QuarkusTestResource(FunctionSecrets.class)
class WithdrawalDuringReleaseTest {

    private static final String NOTE = "Seen on 03/04/2024, walking well.\n";

    @Inject
    Overrides overrides;

    @Inject
    @Named("store-document")
    StoreDocumentHandler handler;

    @Inject
    ReadyDocuments documents;

    @Inject
    StepRunner runner;

    @Inject
    Originals originals;

    @Inject
    PhiReports reports;

    @Inject
    DocumentDetection detection;

    @Inject
    DocumentCleaner cleaner;

    @Inject
    OutputCheck check;

    @Inject
    SubjectKeys keys;

    @Inject
    AuditTrail trail;

    @Inject
    DocumentVault vault;

    @Inject
    ReleasePermit permit;

    @Inject
    SubjectLocks locks;

    @Inject
    ConsentRegister register;

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
        DocumentCleaner slow = new DocumentCleaner(check) {
            @Override
            Cleaning clean(OpenedDocument original, DetectedDocument found, ReleasePolicy policy, byte[] key) {
                withdraw(state);
                return super.clean(original, found, policy, key);
            }
        };
        assertRefused(state, with(slow, permit::of)::run, ReasonCode.CONSENT_WITHDRAWN);
    }

    @Test
    void withdrawnAfterTheCopyIsWrittenAndBeforeTheLockItIsNotReleasedAndNoVersionOfTheCopyStays() {
        PipelineState state = documents.ready(NOTE);
        assertRefused(state, with(cleaner, before(this::withdraw))::run, ReasonCode.CONSENT_WITHDRAWN);
        assertThat(documents.versions(vault.releaseLocation(state.accepted()))).isZero();
    }

    @Test
    void aWithdrawalDuringTheRecordOfTheReleaseWaitsForItAndComesAfterIt() throws Exception {
        PipelineState state = documents.ready(NOTE);
        CompletableFuture<?>[] withdrawal = new CompletableFuture<?>[1];
        Function<PipelineState, CommitGuard> held = during(() -> {
            withdrawal[0] = CompletableFuture.runAsync(() -> withdraw(state));
            awaitALockWaiter();
            assertThat(withdrawal[0]).isNotDone();
        });
        PipelineState after = with(cleaner, held).run(state);
        withdrawal[0].get(30, TimeUnit.SECONDS);
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

    private DocumentRelease with(DocumentCleaner with, Function<PipelineState, CommitGuard> guard) {
        ReleasePermit guarding = new ReleasePermit(locks, register) {
            @Override
            public CommitGuard of(PipelineState state) {
                return guard.apply(state);
            }
        };
        return new DocumentRelease(runner, originals, reports, detection, with, keys, vault, guarding, overrides);
    }

    /** The release's own guard, after something else. */
    private Function<PipelineState, CommitGuard> before(Consumer<PipelineState> event) {
        return state -> record -> {
            event.accept(state);
            return permit.of(state).commit(record);
        };
    }

    /** The release's own guard; something else happens when the consent has been looked at. */
    private Function<PipelineState, CommitGuard> during(Runnable event) {
        return state -> record -> permit.of(state).commit(facts -> {
            event.run();
            record.accept(facts);
        });
    }

    /** Returns once a transaction waits for an advisory lock. */
    private void awaitALockWaiter() {
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl(),
                        postgres.login().user(),
                        postgres.login().password());
                PreparedStatement waiting = connection.prepareStatement(
                        "select count(*) from pg_locks where locktype = 'advisory' and not granted")) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
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
