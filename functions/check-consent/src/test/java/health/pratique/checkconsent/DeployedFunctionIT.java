package health.pratique.checkconsent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.pratique.consent.ConsentLedger;
import health.pratique.consent.ConsentReference;
import health.pratique.consent.ConsentStatement;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.KitSettings;
import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.functions.FunctionFailed;
import health.pratique.local.cloud.functions.isolated.IsolatedFunctionHost;
import health.pratique.local.cloud.functions.isolated.IsolatedSettings;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.model.PipelineState;
import health.pratique.model.SubjectToken;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The archive that is deployed, for the JVM or as a native image, under Lambda's runtime interface and over real stores. */
class DeployedFunctionIT {

    private static final Path ZIP = Path.of("target", "function.zip");

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final StoresResource stores = new StoresResource();
    private final SubjectToken subject = Arrivals.someSubject();

    @TempDir
    Path directory;

    private AuditTrail trail;
    private ConsentLedger ledger;
    private FunctionConfiguration function;
    private IsolatedFunctionHost host;

    @BeforeEach
    void deploy() throws IOException {
        Map<String, String> settings = stores.start();
        KitSettings kit = new SmallRyeConfigBuilder()
                .withMapping(KitSettings.class)
                .withMappingIgnore("pratique.consent.**")
                .withSources(new PropertiesConfigSource(settings, "stores", 100))
                .build()
                .getConfigMapping(KitSettings.class);
        DynamoDbClient dynamo =
                StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());
        trail = new AuditTrail(dynamo, kit, new DocumentRegistry(dynamo, kit), InstantSource.system());
        ledger = stores.ledger();
        function = new FunctionConfiguration(
                "CheckConsentFunction",
                "check-consent",
                "arn:aws:lambda:eu-west-2:000000000000:function:check-consent",
                ZIP.toAbsolutePath(),
                Optional.of(runtime()),
                "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest",
                Duration.ofSeconds(120),
                1024,
                environment(settings));
        host = new IsolatedFunctionHost(
                IsolatedSettings.of(URI.create(System.getProperty("aws.endpointUrlSecretsManager")), directory));
    }

    @AfterEach
    void remove() {
        host.close();
        stores.stop();
    }

    @Test
    void permitsUnderTheConsentAndDeniesWithoutOne() throws Exception {
        ConsentReference consent = ledger.record(Arrivals.CUSTODIAN, subject, ConsentStatement.permit());
        PipelineState permitted = Arrivals.claimed(trail, Arrivals.of(subject));
        PipelineState other = Arrivals.claimed(trail, Arrivals.of(Arrivals.someSubject()));

        PipelineState after =
                json.readValue(host.invoke(function, json.writeValueAsBytes(permitted)), PipelineState.class);
        FunctionFailed denied =
                catchThrowableOfType(FunctionFailed.class, () -> host.invoke(function, json.writeValueAsBytes(other)));

        assertThat(after.consented().consentId()).isEqualTo(consent.id().toString());
        assertThat(denied.errorType()).isEqualTo("health.pratique.fault.ConsentDenied");
    }

    private static String runtime() throws IOException {
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            return zip.getEntry("bootstrap") == null ? "java25" : "provided.al2023";
        }
    }

    private static Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith("pratique.")) {
                environment.put(key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT), value);
            }
        });
        environment.put(
                "AWS_ENDPOINT_URL_DYNAMODB",
                EmbeddedStores.shared().dynamoDb().endpoint().toString());
        return environment;
    }
}
