package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import health.pratique.format.mapping.AbsentReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;

/** Note Activity as DocumentReference (guide: Notes). */
final class Notes {

    private static final String CATEGORIES =
            "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category";

    private Notes() {}

    static List<? extends DomainResource> map(CdaElement act, Mapping mapping) {
        DocumentReference note = new DocumentReference();
        note.setStatus(DocumentReferenceStatus.CURRENT);
        note.setSubject(mapping.subject());
        note.setIdentifier(act.readAll("id", Identifiers::identifier));
        act.read("code", Codes::concept).map(Notes::type).ifPresent(note::setType);
        note.addCategory(Codes.of(CATEGORIES, "clinical-note", null));
        act.read("effectiveTime", Times::period).filter(Values::isThere).ifPresent(period -> note.getContext()
                .setPeriod(period));
        for (CdaElement author : act.children("author")) {
            mapping.participants().reference(author).ifPresent(note::addAuthor);
        }
        act.at("author", "time").flatMap(Times::instant).ifPresent(note::setDateElement);
        note.addContent()
                .setAttachment(act.child("text")
                        .flatMap(Notes::attachment)
                        .orElseGet(() -> AbsentReason.unknown(new Attachment())));
        encounter(act, mapping).ifPresent(encounter -> note.getContext().addEncounter(to(encounter)));
        return List.of(mapping.add(note, act));
    }

    /** "Note" says nothing: what kind stands in the translation, if there is one. */
    private static CodeableConcept type(CodeableConcept code) {
        List<Coding> kinds = code.getCoding().stream()
                .filter(coding -> !"34109-9".equals(coding.getCode()))
                .toList();
        if (!kinds.isEmpty()) {
            code.getCoding().removeIf(coding -> "34109-9".equals(coding.getCode()));
        }
        return code;
    }

    private static Optional<Attachment> attachment(CdaElement text) {
        if (Texts.isBase64(text)) {
            return Unstructured.attachment(text);
        }
        return Texts.plain(text).map(words -> {
            text.attribute("mediaType");
            return new Attachment()
                    .setContentType("text/plain; charset=utf-8")
                    .setData(words.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** The encounter in the note or of the document, by its id. */
    private static Optional<Encounter> encounter(CdaElement act, Mapping mapping) {
        List<Identifier> ids = Acts.related(act, "", "encounter")
                .flatMap(inner -> inner.readAll("id", Identifiers::identifier).stream())
                .toList();
        List<Encounter> all = mapping.bundle().all(Encounter.class);
        return all.stream()
                .filter(encounter -> ids.isEmpty()
                        ? to(encounter)
                                .getReference()
                                .equals(mapping.composition().getEncounter().getReference())
                        : encounter.getIdentifier().stream()
                                .anyMatch(id -> ids.stream().anyMatch(id::equalsDeep)))
                .findFirst();
    }
}
