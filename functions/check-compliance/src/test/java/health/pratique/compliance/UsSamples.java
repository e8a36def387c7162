package health.pratique.compliance;

import static health.pratique.compliance.Given.document;
import static health.pratique.compliance.Given.ordinaryNote;
import static health.pratique.compliance.Statement.bundle;
import static health.pratique.compliance.Statement.labelled;
import static health.pratique.compliance.Statement.observation;
import static health.pratique.compliance.Statement.patient;
import static health.pratique.model.PurposeOfUse.HOPERAT;
import static health.pratique.model.PurposeOfUse.HPAYMT;
import static health.pratique.model.PurposeOfUse.PUBHLTH;
import static health.pratique.model.PurposeOfUse.TREAT;
import static health.pratique.model.ReleasePolicy.LIMITED_DATASET;
import static health.pratique.model.ReleasePolicy.PSEUDONYMISED;

import health.pratique.compliance.SamplesTest.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Of HIPAA and 42 CFR part 2. Those that keep a rule come close to breaking it. */
final class UsSamples {

    private final List<Sample> all = new ArrayList<>();

    private UsSamples() {}

    static List<Sample> all() {
        UsSamples samples = new UsSamples();
        samples.privacy();
        samples.security();
        samples.part2();
        return samples.all;
    }

    private void sample(String rule, Given kept, Given broken) {
        all.add(new Sample(rule, kept, broken));
    }

    private static final String NOTICE = "\n42 CFR part 2 prohibits unauthorized use or disclosure of these records.\n";

    private void privacy() {
        sample("required-metadata", ordinaryNote(), ordinaryNote().notSaying("patient-id"));
        sample(
                "purpose-allowed",
                ordinaryNote().under(LIMITED_DATASET),
                ordinaryNote().under(LIMITED_DATASET).meant(TREAT));
        String other = patient("").replace("\"p\"", "\"q\"").replace("\"1\"", "\"2\"");
        sample("minimum-necessary", bundle(patient(""), patient("")), bundle(patient(""), other));
        sample(
                "psychotherapy-authorization",
                document("PSYCHOTHERAPY NOTE\n\nWe spoke.").consentedWith("PSYCHOTHERAPY_AUTHORIZED"),
                document("PSYCHOTHERAPY NOTE\n\nWe spoke."));
        sample("use-permitted", ordinaryNote(), ordinaryNote().received(Given.NOW.plus(Duration.ofDays(1))));
        sample(
                "research-authorization",
                ordinaryNote().under(LIMITED_DATASET).withoutConsent().configured(Samples.approved()),
                ordinaryNote().under(LIMITED_DATASET).withoutConsent());
        sample(
                "restriction-honoured",
                bundle(patient(""), labelled("V")),
                bundle(patient(""), labelled("V")).under(PSEUDONYMISED));
        sample("handling-instructions", bundle(patient(""), labelled("R")), bundle(patient(""), labelled("NOREUSE")));
        sample(
                "genetic-information-not-for-underwriting",
                bundle(patient(""), observation("69548-6", "\"valueString\": \"present\""))
                        .meant(HPAYMT),
                bundle(patient(""), observation("69548-6", "\"valueString\": \"present\""))
                        .meant(HOPERAT)
                        .under(LIMITED_DATASET));
    }

    private void security() {
        sample("encrypted-at-rest", ordinaryNote(), ordinaryNote().encryptedBy("AES256"));
        sample(
                "no-executable-content",
                document("Script (for pain) was given: BP <120, no fever."),
                document("Seen. <script>x()</script>"));
        sample("version-kept", ordinaryNote(), ordinaryNote().withoutVersion());
        sample(
                "time-of-receipt-certain",
                ordinaryNote().received(Given.NOW.plus(Duration.ofMinutes(4))),
                ordinaryNote().received(Given.NOW.plus(Duration.ofMinutes(11))));
        sample(
                "source-named",
                ordinaryNote().from("ehr-unknown-wing"),
                ordinaryNote().from("Unknown"));
        sample(
                "no-credentials",
                document(
                        "Forgot the password of the portal https://portal.example/login, reset by a.vale@example.org."),
                document("Connect with postgres://reader:opensesame@db.example/clinic for the rest."));
        sample(
                "addresses-lead-outside",
                bundle(patient(""), reference("https://images.example/1.png")),
                bundle(patient(""), reference("http://169.254.169.254/latest/meta-data")));
        sample(
                "text-shows-what-it-says",
                document("Name in Hebrew: \u200f\u05d0\u05d1\u200f, seen today."),
                document("Allergies: \u202enilicinep\u202c none."));
    }

    private static String reference(String url) {
        return """
                {"resourceType": "DocumentReference", "id": "d", "status": "current",
                 "content": [{"attachment": {"contentType": "image/png", "url": "%s"}}]}
                """.formatted(url);
    }

    private void part2() {
        sample(
                "part-2-consent",
                bundle(patient(""), labelled("ETH")).consentedWith("PART_2_CONSENTED"),
                bundle(patient(""), labelled("ETH")));
        sample(
                "part-2-counseling-notes",
                document("Substance use counseling was offered.\n"),
                document("SUBSTANCE USE COUNSELING NOTE\n\nWe spoke about the week.\n"));
        sample(
                "part-2-public-health",
                document("Seen." + NOTICE).meant(PUBHLTH),
                document("Seen." + NOTICE).meant(PUBHLTH).under(LIMITED_DATASET));
        sample(
                "part-2-research",
                document("Seen." + NOTICE).under(LIMITED_DATASET).configured(Samples.approved()),
                document("Seen." + NOTICE).under(LIMITED_DATASET));
        sample(
                "part-2-notice",
                bundle(patient(""), labelled("ETH")),
                bundle(patient(""), labelled("ETH")).under(LIMITED_DATASET));
        sample(
                "part-2-programme-unlabelled",
                bundle(patient(""), programme("282N00000X")),
                bundle(patient(""), programme("261QM2800X")));
    }

    private static String programme(String taxonomy) {
        return """
                {"resourceType": "Organization", "id": "g", "name": "Hill",
                 "type": [{"coding": [{"system": "http://nucc.org/provider-taxonomy", "code": "%s"}]}]}
                """.formatted(taxonomy);
    }
}
