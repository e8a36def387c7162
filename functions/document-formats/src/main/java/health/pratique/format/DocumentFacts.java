package health.pratique.format;

import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a document says about itself. Holds PHI.
 *
 * @param kind as far as the content tells; plain text never does
 * @param patients the patients described in it, in document order; plain text has none
 * @param subjects the patients whom resources say they are about, by reference: each once, with what the reference tells
 * @param resources FHIR resources by type, contained ones included
 * @param profiles the FHIR profiles that resources claim
 * @param securityLabels codes of all security labels ({@code meta.security}), such as {@code R}, {@code PSY}, {@code 42CFRPart2}
 * @param dates the values of all dates but those of birth, each once, in FHIR's notation
 * @param attachmentTypes media types of attachments, lower-case, without parameters; {@code ""} when an attachment names none
 * @param fields how many pieces of text there are
 * @param proseLength UTF-16 units of natural language
 */
public record DocumentFacts(
        DocumentFormat format,
        @Nullable DocumentKind kind,
        List<PatientFacts> patients,
        List<PatientFacts> subjects,
        Map<String, Integer> resources,
        Set<String> profiles,
        Set<String> securityLabels,
        Set<String> dates,
        Set<String> attachmentTypes,
        int fields,
        long proseLength) {

    public DocumentFacts {
        patients = List.copyOf(patients);
        subjects = List.copyOf(subjects);
        resources = Collections.unmodifiableMap(new TreeMap<>(resources));
        profiles = Collections.unmodifiableSet(new TreeSet<>(profiles));
        securityLabels = Collections.unmodifiableSet(new TreeSet<>(securityLabels));
        dates = Collections.unmodifiableSet(new TreeSet<>(dates));
        attachmentTypes = Collections.unmodifiableSet(new TreeSet<>(attachmentTypes));
    }

    @Override
    public String toString() {
        return "DocumentFacts[" + format + " [PHI]]";
    }
}
