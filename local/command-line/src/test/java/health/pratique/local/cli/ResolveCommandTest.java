package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.cleaning.OfflineDeidentification;
import health.pratique.model.Custodian;
import health.pratique.model.ReleasePolicy;
import health.pratique.phi.KeyedTokens;
import health.pratique.phi.PhiType;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The counterpart of deidentify. */
class ResolveCommandTest {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");

    private static KeysPlatform platform;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws IOException {
        platform = KeysPlatform.start();
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
    }

    @Test
    void aTokenOfAPatientOfThePlatformIsTurnedBack() {
        String token = KeyedTokens.of(key("H-1")).token(PhiType.MRN, "55019273").orElseThrow();
        assertThat(deployed("H-1", token)).isZero();
        assertThat(out).hasToString("MRN 55019273" + System.lineSeparator());
    }

    @Test
    void aTokenOfAnotherPatientIsNotAndSaysNothing() {
        key("H-1");
        String token = KeyedTokens.of(key("H-2")).token(PhiType.MRN, "55019273").orElseThrow();
        assertThat(deployed("H-1", token)).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("no token of this subject");
    }

    @Test
    void theRecordNumbersOfANoteComeBack() throws IOException {
        Path clean = deidentified("Seen for a cough. MRN: 55019273. Lungs are clear.\n");
        assertThat(Files.readString(clean)).contains("MRN: T1_MRN_").doesNotContain("MRN: 55019273");
        assertThat(deployed("H-1", "--file", clean.toString())).isZero();
        assertThat(out).hasToString("Seen for a cough. MRN: 55019273. Lungs are clear.\n");
    }

    @Test
    void theRecordNumbersOfAFhirResourceComeBackAsJson() throws IOException {
        Path clean = deidentified("""
            {"resourceType":"Patient","id":"p-1","identifier":[{"value":"55\\"019\\\\273"}],
             "contact":[{"relationship":[{"text":"MRN 8841907 of the mother"}],"telecom":[{"use":"home"}]}]}
            """);
        assertThat(Files.readString(clean)).doesNotContain("MRN 8841907", "55\\\"", "\\\\273");
        assertThat(deployed("H-1", "--file", clean.toString())).isZero();
        assertThat(out.toString()).contains("\"55\\\"019\\\\273\"", "MRN 8841907 of the mother");
    }

    @Test
    void aWordIsAKeyToo() throws IOException {
        Path note = Files.writeString(folder.resolve("note.txt"), "MRN: 55019273.\n");
        assertThat(run("resolve", "--subject", "basalt", "--file", note.toString()))
                .isZero();
        assertThat(out).hasToString("MRN: 55019273.\n");
    }

    @Test
    void withoutASubjectNothingIsDone() {
        assertThat(run("resolve", "T1_MRN_00")).isEqualTo(1);
        assertThat(err.toString()).contains("--subject");
        assertThat(run("resolve", "--custodian", "harbor-clinic", "T1_MRN_00")).isEqualTo(1);
        assertThat(err.toString()).contains("go together");
    }

    @Test
    void afterTheKeyIsDestroyedNoTokenCanBeTurnedBackAndTheCommandSaysSo() {
        String token = KeyedTokens.of(key("H-3")).token(PhiType.MRN, "55019273").orElseThrow();
        assertThat(deployed("H-3", token)).isZero();
        platform.keys().destroy(HARBOR, platform.keys().find(HARBOR, "H-3").orElseThrow());
        assertThat(deployed("H-3", token)).isEqualTo(1);
        assertThat(err.toString()).contains("the key was destroyed");
    }

    @Test
    void aPatientWhoComesBackCannotTurnBackWhatWasMadeBefore() {
        String token = KeyedTokens.of(key("H-4")).token(PhiType.MRN, "55019273").orElseThrow();
        platform.keys().destroy(HARBOR, platform.keys().find(HARBOR, "H-4").orElseThrow());
        key("H-4");
        assertThat(deployed("H-4", token)).isEqualTo(1);
        assertThat(err.toString()).contains("no token of this subject");
    }

    @Test
    void askingAboutAPatientThatWasNeverHeardOfMakesNoKey() {
        assertThat(deployed("nobody", "T1_MRN_00")).isEqualTo(1);
        assertThat(platform.keys().find(HARBOR, "nobody")).isEmpty();
    }

    private Path deidentified(String document) throws IOException {
        byte[] clean = new OfflineDeidentification()
                .deidentify(document.getBytes(StandardCharsets.UTF_8), ReleasePolicy.PSEUDONYMISED, key("H-1"));
        return Files.write(folder.resolve("clean"), clean);
    }

    private static byte[] key(String patient) {
        return platform.keys().surrogateKey(HARBOR, platform.keys().token(HARBOR, patient));
    }

    private int deployed(String patient, String... arguments) {
        String[] all = new String[arguments.length + 7];
        String[] subject = {
            "resolve", "--endpoint", platform.endpoint(), "--custodian", "harbor-clinic", "--patient", patient
        };
        System.arraycopy(subject, 0, all, 0, subject.length);
        System.arraycopy(arguments, 0, all, subject.length, arguments.length);
        return run(all);
    }

    private int run(String... arguments) {
        CommandLine commandLine =
                Pratique.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
