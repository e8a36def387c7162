package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import health.pratique.format.mapping.MappedBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;

/** What acts of many templates have in them: comments, indications, places, the section around. */
final class Acts {

    private static final String COMMENT = "48767-8";

    private Acts() {}

    /** Acts related to this one by {@code typeCode}, or by any if it is empty. */
    static Stream<CdaElement> related(CdaElement act, String typeCode, String name) {
        return act.children("entryRelationship").stream()
                .filter(relation ->
                        typeCode.isEmpty() || relation.peek("typeCode").equals(typeCode))
                .flatMap(relation -> relation.children(name).stream());
    }

    /** A status that says no more than that it is recorded. */
    static void settled(CdaElement act) {
        act.child("statusCode")
                .filter(status -> status.peek("code").equals("completed"))
                .ifPresent(CdaElement::known);
    }

    /** What an observation about another says, such as a severity: its code says but what it is. */
    static Optional<CdaElement> value(CdaElement observation) {
        observation
                .child("code")
                .ifPresent(code -> code.known("SEV", "33999-4", "82606-5", "445518008", "76689-9", "ASSERTION"));
        settled(observation);
        return observation.child("value");
    }

    /** Comment activities (template …22.4.64) as notes. */
    static List<Annotation> comments(CdaElement act, Mapping mapping) {
        List<Annotation> notes = new ArrayList<>();
        related(act, "", "act").filter(other -> other.code().equals(COMMENT)).forEach(comment -> comment.read(
                        "text", Texts::plain)
                .ifPresent(text -> notes.add(note(comment, text, mapping))));
        return notes;
    }

    private static Annotation note(CdaElement comment, String text, Mapping mapping) {
        comment.child("code").ifPresent(code -> code.known(COMMENT));
        settled(comment);
        Annotation note = new Annotation();
        note.setText(text);
        comment.child("author").ifPresent(author -> {
            person(author, mapping).ifPresent(note::setAuthor);
            author.read("time", Times::dateTime).filter(DateTimeType::hasValue).ifPresent(note::setTimeElement);
        });
        return note;
    }

    /** What an indication (template …22.4.19) found, as reason. */
    static List<CodeableConcept> reasons(CdaElement act) {
        List<CodeableConcept> reasons = new ArrayList<>();
        related(act, "RSON", "observation").forEach(observation -> {
            settled(observation);
            observation.read("value", Codes::concept).ifPresent(reasons::add);
        });
        return reasons;
    }

    /** Where it was done (template …22.4.32). */
    static List<Location> places(CdaElement act, Mapping mapping) {
        List<Location> places = new ArrayList<>();
        act.children("participant").stream()
                .filter(participant -> participant.peek("typeCode").equals("LOC"))
                .forEach(participant -> mapping.participants()
                        .resource(participant)
                        .filter(Location.class::isInstance)
                        .map(Location.class::cast)
                        .ifPresent(places::add));
        return places;
    }

    /** Who did it. */
    static List<Reference> performers(CdaElement act, Mapping mapping) {
        List<Reference> performers = new ArrayList<>();
        act.children("performer")
                .forEach(
                        performer -> mapping.participants().reference(performer).ifPresent(performers::add));
        return performers;
    }

    /** Devices that were used or put in (template …22.4.37). */
    static List<DomainResource> devices(CdaElement act, Mapping mapping) {
        List<DomainResource> devices = new ArrayList<>();
        act.children("participant").stream()
                .filter(participant ->
                        participant.at("participantRole", "playingDevice").isPresent())
                .forEach(participant ->
                        mapping.participants().resource(participant).ifPresent(devices::add));
        return devices;
    }

    /** The LOINC code of the section around; empty if there is none. */
    static String section(CdaElement act) {
        return act.around("section").map(CdaElement::code).orElse("");
    }

    /** The author, if there is but one and it is a person: devices are not taken as recorders. */
    static Optional<Reference> recorder(CdaElement act, Mapping mapping) {
        return act.children("author").size() == 1
                ? act.child("author").flatMap(author -> person(author, mapping))
                : Optional.empty();
    }

    /** Who takes part, if it is a person. */
    static Optional<Reference> person(CdaElement participation, Mapping mapping) {
        return mapping.participants()
                .resource(participation)
                .filter(Provenances::isPerson)
                .map(MappedBundle::to);
    }

    /** When its author wrote it down. */
    static Optional<DateTimeType> recorded(CdaElement act) {
        return act.at("author", "time").flatMap(Times::dateTime).filter(DateTimeType::hasValue);
    }

    static List<Reference> references(List<? extends DomainResource> resources) {
        List<Reference> references = new ArrayList<>();
        resources.forEach(resource -> references.add(to(resource)));
        return references;
    }
}
