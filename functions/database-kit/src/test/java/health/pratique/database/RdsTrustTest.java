package health.pratique.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is believed to be the database. */
class RdsTrustTest {

    private static final Path CERTIFICATES = Path.of("src/main/resources/health/pratique/database/trust");
    private static final Instant TEN_YEARS_ON =
            Instant.parse("2026-11-23T00:00:00Z").plus(3_650, ChronoUnit.DAYS);

    @TempDir
    static Path directory;

    static TlsDatabase database;

    @BeforeAll
    static void start() throws IOException {
        database = TlsDatabase.start(directory, "localhost");
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @Test
    void aDatabaseWhoseCertificateIsVouchedForAndOfItsNameIsSpokenToOverTls() throws SQLException {
        try (Connection connection = database.connect(
                        "localhost", FileTrust.class, database.authority().toString());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean(1)).isTrue();
        }
    }

    @Test
    void aCertificateOfAnotherNameIsRefused() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> database.connect(
                        "127.0.0.1", FileTrust.class, database.authority().toString()))
                .withMessageContaining("could not be verified");
    }

    @Test
    void aCertificateThatNobodyOfAmazonsVouchesForIsRefused() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> database.connect("localhost", RdsTrust.class, "eu-west-2"))
                .withRootCauseInstanceOf(java.security.cert.CertPathBuilderException.class)
                .withCauseInstanceOf(SSLException.class);
    }

    @Test
    void aRegionWhoseCertificatesAreNotKnownIsAWrongSettingAndNoOutage() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> database.connect("localhost", RdsTrust.class, "xx-none-1"))
                .satisfies(refused -> assertThat(DatabaseTrouble.fault(refused, ReasonCode.CONSENT_STORE_UNAVAILABLE))
                        .isInstanceOf(InternalFault.class)
                        .extracting(fault -> ((InternalFault) fault).reason())
                        .isEqualTo(ReasonCode.SETTING_INVALID));
    }

    @Test
    void eachRegionHasItsOwnRootsAndNoOthers() throws Exception {
        for (Path file : files()) {
            String region = file.getFileName().toString().replace(".pem", "");
            Collection<X509Certificate> roots = read(file);
            if (!region.equals("amazon-trust-services")) {
                assertThat(roots).as(region).hasSize(3).allSatisfy(root -> assertThat(
                                root.getSubjectX500Principal().getName())
                        .contains("CN=Amazon RDS " + region + " Root CA "));
            }
            assertThat(roots).as(region).isNotEmpty().allSatisfy(root -> {
                assertThat(root.getBasicConstraints()).isNotNegative();
                root.verify(root.getPublicKey());
                assertThat(root.getNotAfter().toInstant()).isAfter(TEN_YEARS_ON);
            });
        }
    }

    @Test
    void theRegionsThatTheTemplateTakesAreThoseWithCertificates() throws IOException {
        String rule = Files.readString(Path.of("../../sam/template.yaml")).split("CertificatesAreThere:", 2)[1];
        String regions = rule.substring(rule.indexOf("[[") + 2, rule.indexOf(']'));

        assertThat(regions.split(", "))
                .containsExactlyElementsOf(files().stream()
                        .map(file -> file.getFileName().toString().replace(".pem", ""))
                        .filter(name -> !name.equals("amazon-trust-services"))
                        .toList());
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CERTIFICATES)) {
            return files.sorted().toList();
        }
    }

    private static List<X509Certificate> read(Path file) throws IOException, CertificateException {
        try (var pem = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }
}
