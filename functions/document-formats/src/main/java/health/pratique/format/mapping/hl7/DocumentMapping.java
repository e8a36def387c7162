package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.AbsentReason;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContextComponent;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;

/**
 * TXA and the OBX below it to DocumentReference: the text as one attachment, what is encapsulated as others (guide,
 * TXA[DocumentReference], OBX[DocumentReference]).
 */
final class DocumentMapping {

    private static final String TEXT = "text/plain; charset=utf-8";

    private DocumentMapping() {}

    static void txa(Segment txa, MessageContext context) {
        OrderMapping.finish(context);
        txa.mapped(1);
        DocumentReference document = context.add(new DocumentReference(), txa);
        context.order().document(document);
        document.setSubject(context.subject());
        document.setStatus(DocumentReferenceStatus.CURRENT);
        if (txa.has(19)) {
            Codes.code(txa.at(19), "DocumentAvailability", DocumentReferenceStatus::fromCode)
                    .ifPresent(document::setStatus);
        }
        Codes.concept(txa.at(2), "0270").ifPresent(document::setType);
        context.times().instant(txa.at(6)).ifPresent(document::setDateElement);
        if (!document.hasDate() && txa.has(4)) {
            context.times().instant(txa.at(4)).ifPresent(document::setDateElement);
        }
        txa.all(9).forEach(xcn -> context.parties().practitioner(xcn).ifPresent(document::addAuthor));
        txa.all(10)
                .findFirst()
                .or(() -> txa.all(22).findFirst())
                .flatMap(xcn -> context.parties().practitioner(xcn))
                .ifPresent(document::setAuthenticator);
        Identifiers.ei(txa.at(12)).ifPresent(document::setMasterIdentifier);
        Identifiers.ei(txa.at(13)).ifPresent(parent -> document.addRelatesTo()
                .setCode(DocumentReference.DocumentRelationshipType.REPLACES)
                .getTarget()
                .setType("DocumentReference")
                .setIdentifier(parent));
        Identifiers.st(txa.at(16)).ifPresent(document::addIdentifier);
        Codes.code(txa.at(17), "DocumentStatus", ReferredDocumentStatus::fromCode)
                .ifPresent(document::setDocStatus);
        Codes.concept(txa.at(18), "0272").ifPresent(document::addSecurityLabel);
        String title = txa.all(25).map(Value::whole).collect(Collectors.joining(", "));
        if (!title.isEmpty()) {
            document.setDescription(title);
        }
        related(txa, context, document);
        // R4 wants a content; what the OBX below do not say is unknown.
        document.addContent().getAttachment().setContentTypeElement(AbsentReason.unknown(new CodeType()));
    }

    private static void related(Segment txa, MessageContext context, DocumentReference document) {
        DocumentReferenceContextComponent related = new DocumentReferenceContextComponent();
        context.visit().ifPresent(related::addEncounter);
        for (int field : new int[] {14, 15}) {
            txa.all(field).forEach(ei -> Identifiers.ei(ei, field == 14 ? "PLAC" : "FILL")
                    .ifPresent((Identifier order) ->
                            related.addRelated().setType("ServiceRequest").setIdentifier(order)));
        }
        if (!related.isEmpty()) {
            document.setContext(related);
        }
    }

    /** An OBX below TXA. */
    static void obx(Segment obx, DocumentReference document, MessageContext context) {
        obx.mapped(1, 2);
        boolean data = obx.code(2).equals("ED") || Attachments.isData(obx.all(5).toList());
        if (data || obx.code(2).equals("RP")) {
            obx.all(5).forEach(value -> (data ? Attachments.ed(value) : Attachments.rp(value))
                    .ifPresent(attachment -> titled(obx, place(document, attachment))));
        } else {
            String text = obx.all(5).map(Value::whole).collect(Collectors.joining("\n"));
            if (!text.isEmpty()) {
                StringBuilder lines = context.order().lines();
                lines.append(lines.isEmpty() ? "" : "\n").append(text);
                titled(obx, text(document));
            }
        }
        if (obx.code(11).equals("F") && document.getDocStatus() == ReferredDocumentStatus.FINAL) {
            obx.at(11).use();
        }
    }

    /** Called when the last OBX of a document has been read: each of text is a line of the one text. */
    static void finish(MessageContext context) {
        StringBuilder lines = context.order().lines();
        if (lines.isEmpty()) {
            return;
        }
        context.order().document().ifPresent(document -> {
            byte[] whole = lines.toString().getBytes(StandardCharsets.UTF_8);
            text(document).setData(whole).setSize(whole.length);
        });
    }

    private static Attachment text(DocumentReference document) {
        return document.getContent().stream()
                .map(DocumentReferenceContentComponent::getAttachment)
                .filter(known -> TEXT.equals(known.getContentType()))
                .findFirst()
                .orElseGet(() -> place(document, new Attachment().setContentType(TEXT)));
    }

    /** The name of the first OBX is the attachment's; one that says the same adds nothing. */
    private static void titled(Segment obx, Attachment attachment) {
        Value name = obx.at(3);
        String title = Codes.text(name);
        if (!attachment.hasTitle() && !title.isEmpty()) {
            attachment.setTitle(title);
        } else if (!title.equals(attachment.getTitle())) {
            name.forget();
        }
    }

    private static Attachment place(DocumentReference document, Attachment attachment) {
        Attachment first = document.getContentFirstRep().getAttachment();
        if (first.getContentType() == null && !first.hasData() && !first.hasUrl()) {
            document.getContentFirstRep().setAttachment(attachment);
        } else {
            document.addContent().setAttachment(attachment);
        }
        return attachment;
    }
}
