package health.pratique.compliance;

import static health.pratique.compliance.Given.ordinaryNote;
import static health.pratique.compliance.Statement.bundle;
import static health.pratique.compliance.Statement.observation;
import static health.pratique.compliance.Statement.patient;
import static health.pratique.model.ReleasePolicy.LIMITED_DATASET;
import static health.pratique.model.ReleasePolicy.PSEUDONYMISED;

import health.pratique.compliance.SamplesTest.Sample;
import health.pratique.configuration.ConfigurationContent;
import health.pratique.configuration.DataProtection;
import health.pratique.configuration.LawfulBasis;
import health.pratique.configuration.RetentionPlan;
import health.pratique.configuration.SpecialCategoryBasis;
import health.pratique.configuration.TransferBasis;
import health.pratique.model.DocumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Of GDPR and of the terms of retention. Those that keep a rule come close to breaking it. */
final class GdprAndRetentionSamples {

    private final List<Sample> all = new ArrayList<>();

    private GdprAndRetentionSamples() {}

    static List<Sample> all() {
        GdprAndRetentionSamples samples = new GdprAndRetentionSamples();
        samples.gdpr();
        samples.retention();
        return samples.all;
    }

    private void sample(String rule, Given kept, Given broken) {
        all.add(new Sample(rule, kept, broken));
    }

    private void gdpr() {
        sample(
                "gdpr-lawful-basis",
                ordinaryNote()
                        .withoutConsent()
                        .configured(protection(LawfulBasis.PUBLIC_TASK, SpecialCategoryBasis.RESEARCH)),
                ordinaryNote().withoutConsent());
        sample(
                "gdpr-special-category",
                ordinaryNote()
                        .withoutConsent()
                        .configured(protection(LawfulBasis.PUBLIC_TASK, SpecialCategoryBasis.RESEARCH)),
                ordinaryNote()
                        .withoutConsent()
                        .configured(protection(LawfulBasis.PUBLIC_TASK, SpecialCategoryBasis.PUBLIC_HEALTH)));
        sample("gdpr-region", ordinaryNote().in("eu-west-1"), ordinaryNote().configured(inDublin()));
        sample(
                "gdpr-transfer",
                ordinaryNote()
                        .in("us-east-1")
                        .configured(ConfigurationContent.DEFAULT.with(new DataProtection(
                                LawfulBasis.CONSENT,
                                SpecialCategoryBasis.EXPLICIT_CONSENT,
                                Set.of(),
                                TransferBasis.APPROPRIATE_SAFEGUARDS))),
                ordinaryNote().in("us-east-1"));
        String religion =
                "\"extension\": [{\"url\": \"http://hl7.org/fhir/StructureDefinition/patient-religion\", \"valueCodeableConcept\": {\"text\": \"a\"}}]";
        sample(
                "gdpr-minimisation",
                bundle(patient(religion)),
                bundle(patient(religion)).under(LIMITED_DATASET));
        sample(
                "gdpr-research-safeguards",
                ordinaryNote().under(PSEUDONYMISED),
                ordinaryNote().under(LIMITED_DATASET));
        sample(
                "gdpr-accuracy",
                bundle(patient(""), observation("8867-4", "\"valueString\": \"1\"")),
                bundle(
                        patient(""),
                        observation("8867-4", "\"valueString\": \"1\"").replace("final", "entered-in-error")));
        sample(
                "gdpr-storage-limitation",
                bundle(
                        patient(""),
                        observation("8867-4", "\"effectiveDateTime\": \"1907-01-01\", \"valueString\": \"1\"")),
                bundle(
                        patient(""),
                        observation("8867-4", "\"effectiveDateTime\": \"1905-01-01\", \"valueString\": \"1\"")));
    }

    private void retention() {
        sample("retention-class-known", ordinaryNote(), ordinaryNote().of(DocumentKind.OTHER));
        sample(
                "retention-state-known",
                ordinaryNote().configured(kept("CA", 7, 19)),
                ordinaryNote().configured(kept("ZZ", 7, 19)));
        sample(
                "retention-federal-term",
                ordinaryNote().configured(kept(null, 6, null)),
                ordinaryNote().configured(kept(null, 5, null)));
        sample(
                "retention-state-term",
                ordinaryNote().configured(kept("NJ", 10, 23)),
                ordinaryNote().of(DocumentKind.DISCHARGE_SUMMARY).configured(kept("NJ", 10, 23)));
        sample(
                "retention-minors",
                bundle(patient("\"birthDate\": \"2008-03-01\"")).configured(kept("NC", 11, null)),
                bundle(patient("\"birthDate\": \"2015-03-01\"")).configured(kept("NC", 11, 29)));
    }

    private static ConfigurationContent protection(LawfulBasis basis, SpecialCategoryBasis special) {
        return ConfigurationContent.DEFAULT.with(new DataProtection(basis, special, Set.of(), TransferBasis.NONE));
    }

    private static ConfigurationContent inDublin() {
        return ConfigurationContent.DEFAULT.with(new DataProtection(
                LawfulBasis.CONSENT, SpecialCategoryBasis.EXPLICIT_CONSENT, Set.of("eu-west-1"), TransferBasis.NONE));
    }

    private static ConfigurationContent kept(
            @Nullable String state, @Nullable Integer years, @Nullable Integer minors) {
        return ConfigurationContent.DEFAULT.with(new RetentionPlan(state, years, minors));
    }
}
