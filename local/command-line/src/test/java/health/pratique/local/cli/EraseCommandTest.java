package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.erase.ErasureRequest.Order;
import health.pratique.erasure.ErasureReason;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the command asks, of whom, and what the function is then told. */
class EraseCommandTest {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");
    private static final EraseFunction FUNCTION = new EraseFunction();

    private static KeysPlatform platform;
    private static SubjectToken subject;

    private final List<String> questions = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws IOException {
        platform = KeysPlatform.start(FUNCTION);
        subject = platform.keys().token(HARBOR, "H-1");
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
    }

    @BeforeEach
    void forget() {
        FUNCTION.requests.clear();
    }

    @Test
    void theRightWordErases() {
        assertThat(typed(Optional.of("erase"), "--patient", "H-1")).isZero();
        assertThat(questions).singleElement().asString().contains("does not come back", "Type erase");
        assertThat(FUNCTION.requests).singleElement().satisfies(request -> {
            assertThat(request.path("custodian").asText()).isEqualTo("harbor-clinic");
            assertThat(request.path("subject").asText()).isEqualTo(subject.value());
            assertThat(request.path("dryRun").asBoolean()).isFalse();
        });
    }

    @Test
    void anyOtherWordErasesNothing() {
        for (String word : List.of("", "yes", "ERASE", "erase it")) {
            assertThat(typed(Optional.of(word), "--patient", "H-1")).as(word).isEqualTo(1);
            assertThat(err.toString()).contains("nothing was erased");
        }
        assertThat(questions).hasSize(4);
        assertThat(FUNCTION.requests).isEmpty();
    }

    @Test
    void theEndOfTheInputErasesNothing() {
        assertThat(typed(Optional.empty(), "--patient", "H-1")).isEqualTo(1);
        assertThat(err.toString()).contains("nothing was erased");
        assertThat(FUNCTION.requests).isEmpty();
    }

    @Test
    void whereNobodyCanAnswerNothingIsErased() {
        assertThat(run(new EraseCommand(), "--patient", "H-1")).isEqualTo(1);
        assertThat(err.toString()).contains("nobody is there to confirm", "--yes");
        assertThat(FUNCTION.requests).isEmpty();
    }

    @Test
    void aDryRunAsksNobody() {
        assertThat(typed(Optional.empty(), "--patient", "H-1", "--dry-run")).isZero();
        assertThat(questions).isEmpty();
        assertThat(FUNCTION.requests).singleElement().satisfies(request -> assertThat(
                        request.path("dryRun").asBoolean())
                .isTrue());
    }

    @Test
    void anErasureIsGoneOnWithAsItWasAskedForEvenWithoutThePatientsKey() {
        Order before = begun(HARBOR, "erasure-of-harbor");
        assertThat(typed(Optional.of("erase"), "--erasure", before.erasureId(), "--requested-by", "m.lindqvist"))
                .isZero();
        assertThat(FUNCTION.requests).singleElement().satisfies(request -> {
            assertThat(request.path("erasureId").asText()).isEqualTo("erasure-of-harbor");
            assertThat(request.path("subject").asText())
                    .isEqualTo(before.subject().value());
            assertThat(request.path("reason").asText()).isEqualTo("UNLAWFUL");
            assertThat(request.path("requestedBy").asText()).isEqualTo("j.doe");
        });
    }

    @Test
    void goingOnWithAnErasureIsConfirmedToo() {
        Order before = begun(HARBOR, "erasure-unconfirmed");
        assertThat(typed(Optional.of("no"), "--erasure", before.erasureId())).isEqualTo(1);
        assertThat(FUNCTION.requests).isEmpty();
    }

    @Test
    void anErasureThatIsNotThereOrIsAnotherCustodiansIsNotGoneOnWith() {
        begun(new Custodian("hill-clinic"), "erasure-of-hill");
        for (String id : List.of("erasure-of-nobody", "erasure-of-hill")) {
            assertThat(typed(Optional.of("erase"), "--erasure", id)).as(id).isEqualTo(1);
            assertThat(err.toString()).contains("no such erasure of this custodian");
        }
        assertThat(questions).isEmpty();
        assertThat(FUNCTION.requests).isEmpty();
    }

    @Test
    void whatIsOneIsToldAsOneAndWhatAreMoreAsMore() {
        assertThat(typed(Optional.empty(), "--patient", "H-1", "--dry-run")).isZero();
        assertThat(out.toString().lines())
                .contains(
                        "id  PLANNED  1 document",
                        "  would go  intake        1 object, 1 version",
                        "  would go  quarantine    3 objects, 4 versions");
    }

    private static Order begun(Custodian custodian, String id) {
        Order order =
                new Order(custodian, new SubjectToken("5e".repeat(32)), id, ErasureReason.UNLAWFUL, "j.doe", null);
        platform.begun(order);
        return order;
    }

    private int typed(Optional<String> answer, String... arguments) {
        return run(
                new EraseCommand(question -> {
                    questions.add(question);
                    return answer;
                }),
                arguments);
    }

    private int run(EraseCommand command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, commandLine, result) -> {
                    commandLine.getErr().println(failure.getMessage());
                    return 1;
                })
                .execute(Stream.concat(
                                Stream.of(
                                        "--endpoint",
                                        platform.endpoint(),
                                        "--custodian",
                                        HARBOR.value(),
                                        "--reason",
                                        "CONSENT_WITHDRAWN"),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    /** Does nothing, and says what it was asked. */
    private static final class EraseFunction implements ServiceEndpoint {

        private static final String REPORT = """
            {"status":"PLANNED","erasureId":"id","documents":1,"kept":[],
             "erased":{"INTAKE":{"objects":1,"versions":1},"QUARANTINE":{"objects":3,"versions":4}}}
            """;

        private final List<JsonNode> requests = new ArrayList<>();

        @Override
        public boolean accepts(GatewayRequest request) {
            return request.path().equals("/2015-03-31/functions/pratique-erase-subject-test/invocations");
        }

        @Override
        public GatewayResponse answer(GatewayRequest request) throws IOException {
            requests.add(new ObjectMapper().readTree(request.body()));
            return GatewayResponse.of(200, "application/json", REPORT.getBytes(StandardCharsets.UTF_8));
        }
    }
}
