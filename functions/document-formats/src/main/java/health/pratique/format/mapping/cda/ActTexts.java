package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.MappedBundle;
import health.pratique.format.xml.XmlElement;
import health.pratique.format.xml.XmlText;
import health.pratique.format.xml.XmlWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.UrlType;

/** The text of an act: a link to its place in the section's narrative (guide: text linking), or the resource's own narrative. */
final class ActTexts {

    private static final String LINK = "http://hl7.org/fhir/StructureDefinition/narrativeLink";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private ActTexts() {}

    static void map(CdaElement text, DomainResource resource, Composition composition) {
        text.child("reference").ifPresent(reference -> {
            Optional<String> id = reference.attribute("value");
            id.filter(reference.source()::has)
                    .filter(fragment -> !fragment.matches(".*\\s.*"))
                    .ifPresentOrElse(
                            fragment -> resource.addExtension(new Extension(
                                    LINK,
                                    new UrlType(MappedBundle.to(composition).getReference() + fragment))),
                            () -> reference.unfit("value"));
        });
        if (!Texts.isBase64(text)) {
            text.text().ifPresent(words -> resource.setText(narrative(words)));
        }
    }

    /** Plain text as the narrative of a resource. */
    static Narrative narrative(String words) {
        XmlElement div = new XmlElement("", XHTML, "div", Map.of("", XHTML), List.of(), List.of(new XmlText(words)));
        String document = XmlWriter.document(div);
        Narrative narrative = new Narrative().setStatus(NarrativeStatus.ADDITIONAL);
        narrative.setDivAsString(document.substring(document.indexOf("?>") + 2).strip());
        return narrative;
    }
}
