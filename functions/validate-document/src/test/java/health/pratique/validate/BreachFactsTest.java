package health.pratique.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.audit.AuditEvent;
import health.pratique.fault.DocumentRejected;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.KitSettings;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.PipelineState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A resource that breaks FHIR's rules is told to its sender by rule and place, over real stores. */
@QuarkusTest
@QuarkusTestResource(IntakeStores.class)
class BreachFactsTest {

    private static final String KEY = "intake/harbor-clinic/breached.json";

    private static final String PATIENT = """
        {"resourceType":"Patient","birthDate":"the fourth of July","gender":"Ottoline","Brackenbury":"7731",
         "contact":[{"relationship":[{"text":"sister Wrenfield"}]}]}
        """;

    @Inject
    @Named("validate-document")
    RequestHandler<ValidateInput, PipelineState> handler;

    @Inject
    S3Client s3;

    @Inject
    KitSettings settings;

    @Inject
    AuditTrail trail;

    @Inject
    ObjectMapper json;

    @Test
    void theAuditTrailNamesEachRuleAndPlaceAndNoValue() throws JsonProcessingException {
        String bucket = settings.intakeBucket();
        String version = s3.putObject(
                        request -> request.bucket(bucket).key(KEY).metadata(IntakeSamples.metadata()),
                        RequestBody.fromString(PATIENT))
                .versionId();
        ValidateInput input = json.readValue(
                IntakeSamples.input("run-1", "aws.s3", "Object Created", bucket, KEY, version), ValidateInput.class);
        assertThatThrownBy(() -> handler.handleRequest(input, null))
                .isInstanceOf(DocumentRejected.class)
                .hasMessageEndingWith("(form Patient.birthDate, code Patient.gender, unknown Patient, …)");
        AuditEvent last = trail.events(new Custodian("harbor-clinic"), DocumentId.of(bucket, KEY, version))
                .getLast();
        assertThat(last.facts())
                .containsEntry(
                        "breaches",
                        "form Patient.birthDate, code Patient.gender, unknown Patient, pat-1 Patient.contact[0]");
        assertThat(last.facts().values())
                .noneMatch(fact -> fact.matches(".*(Ottoline|Brackenbury|7731|Wrenfield|July).*"));
    }
}
