package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import health.pratique.format.mapping.Unmapped.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;

/** A body that is no XML, as the content of a DocumentReference in the only section. */
final class Unstructured {

    private Unstructured() {}

    static void map(CdaElement body, Mapping mapping) {
        Optional<Attachment> attachment = body.child("text").flatMap(Unstructured::attachment);
        if (attachment.isEmpty()) {
            return;
        }
        DocumentReference reference = new DocumentReference();
        reference.setStatus(DocumentReferenceStatus.CURRENT);
        reference.setSubject(mapping.subject());
        CodeableConcept type = mapping.composition().getType();
        reference.setType(type.copy());
        reference.addContent().setAttachment(attachment.get());
        mapping.bundle().add(reference, body.path());
        mapping.composition().addSection().addEntry(to(reference));
    }

    /** What is written in base64, as text, or elsewhere, under an address that nobody opens. */
    static Optional<Attachment> attachment(CdaElement text) {
        Attachment attachment = new Attachment();
        if (Texts.isBase64(text)) {
            Optional<byte[]> data = text.text().flatMap(Unstructured::decoded);
            text.attribute("representation");
            if (data.isEmpty()) {
                text.leave(Reason.VALUE_UNFIT);
                return Optional.empty();
            }
            data.ifPresent(attachment::setData);
        } else {
            text.text().ifPresent(words -> attachment.setData(words.getBytes(StandardCharsets.UTF_8)));
            text.attribute("representation");
            text.child("reference")
                    .flatMap(reference -> reference.attribute("value"))
                    .ifPresent(attachment::setUrl);
        }
        if (attachment.isEmpty()) {
            return Optional.empty();
        }
        attachment.setContentType(text.attribute("mediaType").orElse("text/plain"));
        text.attribute("language").ifPresent(attachment::setLanguage);
        return Optional.of(attachment);
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64)).filter(data -> data.length > 0);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
