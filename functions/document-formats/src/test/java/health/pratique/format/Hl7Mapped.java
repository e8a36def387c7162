package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.fhir.FhirR4;
import health.pratique.format.mapping.MappedDocument;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/** Invented messages mapped, and what of them is looked at. */
final class Hl7Mapped {

    private Hl7Mapped() {}

    /** The header of a message: its type, such as {@code ORU^R01}. */
    static String header(String type) {
        return "MSH|^~\\&|LABSYS|Hillcrest|EHR|Hillcrest|20240304101500+0100||" + type + "|77120|P|2.5.1\r";
    }

    /** Opened as intake does, mapped, and read strictly again. */
    static MappedDocument map(String message) {
        byte[] content = Hl7Samples.bytes(message);
        MappedDocument mapped =
                FhirMapping.of(DocumentFormats.standard().open(content, FormatLimits.STANDARD), content);
        FhirR4.parseStrictly(mapped.json());
        MappedStatements.areThoseOfTheBundle(mapped);
        return mapped;
    }

    static <R extends Resource> R one(Class<R> type, MappedDocument mapped) {
        assertThat(all(type, mapped)).hasSize(1);
        return all(type, mapped).getFirst();
    }

    static <R extends Resource> List<R> all(Class<R> type, MappedDocument mapped) {
        return mapped.bundle().getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
