package health.pratique.local.cli.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.fault.ReasonCode;
import health.pratique.local.cli.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sample document and how it is to end.
 *
 * @param file beside {@code samples.json}; {@code large-note}, the PDF and the DICOM files are made when they are needed
 * @param outcome a terminal status, or DUPLICATE
 * @param reason why it does not end as RELEASED
 * @param consent what the patient said: permit, deny, expired, or nothing
 * @param again id of another sample whose event is delivered again
 * @param probes how many documents of patients who were never asked its source sends before
 * @param show whether the demonstration prints it before and after
 */
record Sample(
        String id,
        String title,
        String file,
        String custodian,
        String patient,
        String purpose,
        String kind,
        String source,
        @Nullable String policy,
        String outcome,
        @Nullable ReasonCode reason,
        @Nullable String consent,
        @Nullable String again,
        int probes,
        boolean show) {

    private static final String FOLDER = "/demo/";

    static List<Sample> all() {
        try {
            return new ObjectMapper().readValue(resource("samples.json"), new TypeReference<List<Sample>>() {});
        } catch (IOException broken) {
            throw new UncheckedIOException("samples.json does not parse", broken);
        }
    }

    byte[] content() {
        return switch (file) {
            case "large-note" -> LargeNote.ofAbout(200_000);
            case "letter-pdf" -> LetterPdf.written();
            case "ct-dicom" -> DicomImage.computedTomography();
            case "ultrasound-dicom" -> DicomImage.ultrasound();
            default -> resource(file);
        };
    }

    Submission submission() {
        return new Submission(custodian, patient, purpose, kind, source, policy, content());
    }

    private static byte[] resource(String name) {
        try (InputStream in = Sample.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the sample " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("the sample " + name + " cannot be read", broken);
        }
    }
}
