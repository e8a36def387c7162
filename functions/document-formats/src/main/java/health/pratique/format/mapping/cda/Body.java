package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import health.pratique.format.mapping.CodeSystems;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;

/** The body: sections with their narrative and entries, or a document of another format in a DocumentReference. */
final class Body {

    private static final List<String> ACTS = List.of(
            "act",
            "encounter",
            "observation",
            "observationMedia",
            "organizer",
            "procedure",
            "regionOfInterest",
            "substanceAdministration",
            "supply");

    private final Mapping mapping;

    Body(Mapping mapping) {
        this.mapping = mapping;
    }

    void map(CdaElement document) {
        for (CdaElement component : document.children("component")) {
            component.child("nonXMLBody").ifPresent(body -> Unstructured.map(body, mapping));
            component.child("structuredBody").ifPresent(body -> sections(body)
                    .forEach(section -> mapping.composition().addSection(section(section))));
        }
    }

    private static List<CdaElement> sections(CdaElement outer) {
        return outer.children("component").stream()
                .flatMap(component -> component.children("section").stream())
                .toList();
    }

    private SectionComponent section(CdaElement element) {
        SectionComponent section = new SectionComponent();
        element.read("title", Texts::plain).ifPresent(section::setTitle);
        element.read("code", Codes::concept).ifPresent(section::setCode);
        element.child("text").flatMap(Narratives::of).ifPresent(section::setText);
        for (CdaElement author : element.children("author")) {
            mapping.participants().reference(author).ifPresent(section::addAuthor);
        }
        for (CdaElement entry : element.children("entry")) {
            ACTS.stream()
                    .flatMap(name -> entry.child(name).stream())
                    .flatMap(act -> Entries.map(act, mapping).stream())
                    .forEach(resource -> section.addEntry(to(resource)));
        }
        Plans.of(element, section.getEntry(), mapping).ifPresent(plan -> section.addEntry(to(plan)));
        sections(element).forEach(inner -> section.addSection(section(inner)));
        if (!section.hasText() && !section.hasEntry() && !section.hasSection()) {
            // FHIR's invariant cmp-1: without a text no section is empty.
            section.setText(ActTexts.narrative("No text").setStatus(NarrativeStatus.EMPTY));
            section.setEmptyReason(Codes.of(CodeSystems.hl7("list-empty-reason"), emptyReason(element), null));
        }
        return section;
    }

    private static String emptyReason(CdaElement section) {
        Optional<String> flavor = section.child("text").map(text -> text.peek("nullFlavor"));
        return flavor.filter("MSK"::equals).isPresent() ? "withheld" : "unavailable";
    }
}
