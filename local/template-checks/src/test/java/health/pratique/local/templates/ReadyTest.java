package health.pratique.local.templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sam/pipeline ready} asks the account what no template can know, and says what to change before anything is made. */
class ReadyTest {

    private static final Path PIPELINE = Path.of("../../sam/pipeline");
    private static final Path TEMPLATE = Path.of("../../sam/template.yaml");
    private static final String CERTIFICATE =
            "arn:aws:acm:eu-west-2:111122223333:certificate/11111111-1111-1111-1111-111111111111";
    private static final String INSTANCE = "arn:aws:sso:::instance/ssoins-1234567890abcdef";

    /** Answers as an account would that has what the test says: a line of text for a service's command, else nothing. */
    private static final String AWS = """
            #!/bin/sh
            line=$(grep "^$1 $2 " "$ANSWERS" | grep -e " $(echo "$*" | grep -oE 'Status|SubjectAlternativeNames|any') =" -e ' any =' | head -1)
            [ -n "$line" ] || exit 1
            echo "${line#* = }"
            """;

    @TempDir
    private Path clone;

    private final Map<String, String> answers = new HashMap<>(Map.of(
            "sts get-caller-identity any", "111122223333",
            "acm describe-certificate Status", "ISSUED",
            "acm describe-certificate SubjectAlternativeNames", "*.example.org",
            "sso-admin list-instances any", INSTANCE,
            "s3api head-bucket any", "",
            "lambda get-account-settings any", "1000",
            "macie2 get-macie-session any", "ENABLED"));

    @BeforeEach
    void clonedWithAnAccountOfItsOwn() throws IOException {
        Files.createDirectories(clone.resolve("sam"));
        Files.copy(PIPELINE, clone.resolve("sam/pipeline"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(TEMPLATE, clone.resolve("sam/template.yaml"));
        Path aws = Files.writeString(Files.createDirectory(clone.resolve("bin")).resolve("aws"), AWS);
        Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwx------"));
    }

    private record Answer(int status, String said) {}

    private Answer ready(String parameters) throws IOException, InterruptedException {
        return pipeline("ready", parameters);
    }

    private Answer pipeline(String step, String parameters) throws IOException, InterruptedException {
        Files.writeString(clone.resolve("sam/samconfig.toml"), """
                [prod.global.parameters]
                region = "eu-west-2"

                [prod.deploy.parameters]
                stack_name = "pratique-prod"
                parameter_overrides = "EnvironmentSuffix=prod %s"
                """.formatted(parameters));
        Path known = clone.resolve("answers");
        Files.write(
                known,
                answers.entrySet().stream()
                        .map(answer -> answer.getKey() + " = " + answer.getValue())
                        .toList());
        ProcessBuilder pipeline = new ProcessBuilder("bash", "sam/pipeline", step, "prod")
                .directory(clone.toFile())
                .redirectErrorStream(true);
        pipeline.environment().remove("AWS_REGION");
        pipeline.environment().put("ANSWERS", known.toString());
        pipeline.environment().put("PATH", clone.resolve("bin") + ":" + System.getenv("PATH"));
        Process running = pipeline.start();
        String said = new String(running.getInputStream().readAllBytes(), UTF_8);
        assertThat(running.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Answer(running.exitValue(), said);
    }

    @Test
    void anAccountThatCanTakeTheStackIsReady() throws Exception {
        assertThat(ready("ApiDomainName=api.example.org ApiCertificateArn=" + CERTIFICATE + " IdentityCenterArn="
                        + INSTANCE
                        + " RecoveryRegion=eu-west-1 GuardDuty=create Macie=existing ReserveConcurrency=yes"))
                .isEqualTo(new Answer(0, "pipeline: pratique-prod can be deployed to eu-west-2\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ApiDomainName=api.example.org ApiCertificateArn=arn:aws:acm:us-east-1:111122223333:certificate/11111111-1111-1111-1111-111111111111 | acm describe-certificate Status | ISSUED | ApiCertificateArn is a certificate in us-east-1: give one that is in eu-west-2
            ApiDomainName=api.example.org ApiCertificateArn=arn:aws:acm:eu-west-2:111122223333:certificate/11111111-1111-1111-1111-111111111111 | acm describe-certificate Status | PENDING_VALIDATION | ApiCertificateArn is not a certificate that was issued
            ApiDomainName=api.example.net ApiCertificateArn=arn:aws:acm:eu-west-2:111122223333:certificate/11111111-1111-1111-1111-111111111111 | acm describe-certificate SubjectAlternativeNames | *.example.org | ApiCertificateArn is a certificate of other names than api.example.net
            IdentityCenterArn=arn:aws:sso:::instance/ssoins-0000000000000000 | sso-admin list-instances any | arn:aws:sso:::instance/ssoins-1234567890abcdef | IdentityCenterArn is no instance of eu-west-2
            GuardDuty=create | guardduty list-detectors any | d1 | set GuardDuty=existing
            SecurityHub=existing | securityhub describe-hub any | None | set SecurityHub=create
            ConfigRecorder=existing | configservice describe-configuration-recorders any | None | set ConfigRecorder=create
            ReserveConcurrency=yes | lambda get-account-settings any | 10 | ask for 1,000, or set ReserveConcurrency=no
            """)
    void whatTheAccountCannotTakeIsAnsweredWithWhatToChange(
            String parameters, String question, String answer, String said) throws Exception {
        answers.put(question, answer);
        Answer ready = ready(parameters);
        assertThat(ready.said()).startsWith("pipeline: ").contains(said);
        assertThat(ready.status()).isEqualTo(1);
    }

    @Test
    void aSecondRegionWithoutReplicasIsAnsweredWithWhatToDeployFirst() throws Exception {
        answers.remove("s3api head-bucket any");
        assertThat(ready("RecoveryRegion=eu-west-1").said())
                .contains("deploy sam/recovery.yaml to eu-west-1 first", "or leave out RecoveryRegion");
    }

    @Test
    void aNameThatTheTemplateDoesNotHaveIsAnsweredWithThoseThatItHas() throws Exception {
        Answer ready = ready("Packging=jvm");
        assertThat(ready.said())
                .startsWith("pipeline: there is no parameter Packging: ")
                .contains(" EnvironmentSuffix Packaging ", " DeveloperGroupId");
        assertThat(ready.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lib/function.jar | Packaging=native | check-consent is built as jvm and the stack is told native: PACKAGING=native sam/pipeline build, or set Packaging=jvm
            lib/function.jar | GuardDuty=none   | check-consent is built as jvm and the stack is told native
            bootstrap        | Packaging=jvm    | check-consent is built as native and the stack is told jvm
                             | Packaging=jvm    | check-consent is not built: PACKAGING=jvm sam/pipeline build
            """)
    void functionsThatWereBuiltOtherwiseThanTheStackIsToldAreNotDeployed(
            @Nullable String entry, String parameters, String said) throws Exception {
        Path code = Files.createDirectories(clone.resolve("sam/packaging/code"));
        Path zip = clone.resolve("function.zip");
        Files.createSymbolicLink(code.resolve("check-consent"), zip);
        if (entry != null) {
            try (ZipOutputStream archive = new ZipOutputStream(Files.newOutputStream(zip))) {
                archive.putNextEntry(new ZipEntry(entry));
            }
        }
        for (String step : List.of("deploy", "changes")) {
            Answer answer = pipeline(step, parameters);
            assertThat(answer.said()).startsWith("pipeline: " + said);
            assertThat(answer.status()).isEqualTo(1);
        }
    }
}
