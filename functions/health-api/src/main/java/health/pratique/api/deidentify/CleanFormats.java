package health.pratique.api.deidentify;

import health.pratique.model.DocumentFormat;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be handed in, by the name that it is handed in under. */
final class CleanFormats {

    private static final Set<DocumentFormat> CHARACTERS = EnumSet.of(
            DocumentFormat.TEXT,
            DocumentFormat.FHIR_JSON,
            DocumentFormat.FHIR_XML,
            DocumentFormat.HL7V2,
            DocumentFormat.CCDA);

    /** Plain text stands for every format in plain characters, as a file's extension {@code .txt} does. */
    private static final Map<String, Set<DocumentFormat>> BY_NAME = Map.of(
            "text/plain", CHARACTERS,
            "application/json", EnumSet.of(DocumentFormat.FHIR_JSON),
            "application/fhir+json", EnumSet.of(DocumentFormat.FHIR_JSON),
            "application/fhir+xml", EnumSet.of(DocumentFormat.FHIR_XML),
            "application/xml", EnumSet.of(DocumentFormat.FHIR_XML, DocumentFormat.CCDA),
            "text/xml", EnumSet.of(DocumentFormat.FHIR_XML, DocumentFormat.CCDA),
            "application/cda+xml", EnumSet.of(DocumentFormat.CCDA),
            "application/hl7-v2", EnumSet.of(DocumentFormat.HL7V2),
            "x-application/hl7-v2+er7", EnumSet.of(DocumentFormat.HL7V2));

    private CleanFormats() {}

    /** The formats that the media type may stand for; empty for one that is not taken. */
    static Optional<Set<DocumentFormat>> of(@Nullable MediaType type) {
        return type == null
                ? Optional.empty()
                : Optional.ofNullable(BY_NAME.get((type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT)));
    }
}
