package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import health.pratique.format.mapping.AbsentReason;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.CompositionAttestationMode;
import org.hl7.fhir.r4.model.Composition.CompositionStatus;
import org.hl7.fhir.r4.model.Composition.DocumentConfidentiality;
import org.hl7.fhir.r4.model.Composition.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** The header as Composition and Bundle (guide: Header). */
final class Header {

    private static final String GUIDE = "http://hl7.org/fhir/us/ccda/StructureDefinition/";
    private static final Set<String> CONFIDENTIALITIES = Set.of("U", "L", "M", "N", "R", "V");

    private final Mapping mapping;
    private final Composition composition;

    Header(Mapping mapping) {
        this.mapping = mapping;
        this.composition = mapping.composition();
    }

    void map(CdaElement document) {
        composition.setStatus(CompositionStatus.FINAL);
        composition.setSubject(mapping.subject());
        composition.setType(
                document.read("code", Codes::concept).orElseGet(() -> AbsentReason.unknown(new CodeableConcept())));
        title(document);
        identifiers(document);
        date(document);
        document.child("confidentialityCode").ifPresent(this::confidentiality);
        document.child("languageCode")
                .map(Codes::code)
                .filter(code -> !code.isEmpty())
                .ifPresent(composition::setLanguage);
        authors(document);
        custodian(document);
        document.children("legalAuthenticator").forEach(who -> attester(who, CompositionAttestationMode.LEGAL));
        document.children("authenticator").forEach(who -> attester(who, CompositionAttestationMode.PROFESSIONAL));
        others(document, "dataEnterer", "DataEntererExtension");
        others(document, "informant", "InformantExtension");
        others(document, "informationRecipient", "InformationRecipientExtension");
        others(document, "participant", "ParticipantExtension");
        document.children("relatedDocument").forEach(this::related);
        document.children("inFulfillmentOf").stream()
                .flatMap(order -> order.at("order").stream())
                .flatMap(order -> order.readAll("id", Identifiers::identifier).stream())
                .forEach(id -> extension("OrderExtension", new Reference().setIdentifier(id)));
        document.children("documentationOf").stream()
                .flatMap(event -> event.child("serviceEvent").stream())
                .forEach(this::event);
        document.at("componentOf", "encompassingEncounter")
                .ifPresent(encounter -> composition.setEncounter(to(Encounters.encompassing(encounter, mapping))));
        describe();
    }

    private void title(CdaElement document) {
        Optional<StringType> title = document.child("title")
                .flatMap(element ->
                        Texts.plain(element).map(StringType::new).or(() -> Absent.of(element, new StringType())));
        composition.setTitleElement(title.or(() ->
                        Optional.ofNullable(composition.getType().getText()).map(StringType::new))
                .orElseGet(() -> AbsentReason.unknown(new StringType())));
    }

    private void identifiers(CdaElement document) {
        Optional<Identifier> id = document.read("id", Identifiers::identifier);
        document.read("setId", Identifiers::identifier).or(() -> id).ifPresent(composition::setIdentifier);
        document.child("versionNumber")
                .flatMap(number -> Numbers.integer(number, 0))
                .ifPresent(number ->
                        composition.addExtension(new Extension(GUIDE + "VersionNumber", new IntegerType(number))));
        // A document bundle has an identifier with system and value: FHIR's invariant bdl-9.
        mapping.bundle()
                .bundle()
                .setIdentifier(id.filter(found ->
                                found.hasSystem() && found.getValueElement().hasValue())
                        .map(Identifier::copy)
                        .orElseGet(() -> new Identifier()
                                .setSystem(Identifiers.URI)
                                .setValue(to(composition).getReference())));
    }

    private void date(CdaElement document) {
        Optional<DateTimeType> date = document.read("effectiveTime", Times::dateTime);
        composition.setDateElement(date.orElseGet(() -> AbsentReason.unknown(new DateTimeType())));
        // And a timestamp to the second, bdl-10: where the time is not known so precisely, the first instant that it
        // may mean.
        mapping.bundle().bundle().setTimestampElement(new InstantType(Times.earliest(composition.getDateElement())));
    }

    private void confidentiality(CdaElement element) {
        String code = Codes.code(element);
        if (CONFIDENTIALITIES.contains(code)) {
            composition.setConfidentiality(DocumentConfidentiality.fromCode(code));
            element.known();
        } else if (!code.isEmpty()) {
            element.unfit("code");
        }
    }

    private void authors(CdaElement document) {
        for (CdaElement author : document.children("author")) {
            mapping.participants().reference(author).ifPresent(composition::addAuthor);
        }
        Provenances.map(document, composition, mapping);
        if (!composition.hasAuthor()) {
            composition.addAuthor(AbsentReason.unknown(new Reference()));
        }
    }

    private void custodian(CdaElement document) {
        document.at("custodian", "assignedCustodian", "representedCustodianOrganization")
                .flatMap(mapping.participants()::organization)
                .ifPresent(organization -> composition.setCustodian(to(organization)));
    }

    private void attester(CdaElement who, CompositionAttestationMode mode) {
        var attester = composition.addAttester().setMode(mode);
        who.read("time", Times::dateTime).ifPresent(attester::setTimeElement);
        who.child("signatureCode").ifPresent(signature -> signature.known("S"));
        mapping.participants().reference(who).ifPresent(attester::setParty);
    }

    private void others(CdaElement document, String name, String extension) {
        for (CdaElement participation : document.children(name)) {
            mapping.participants().reference(participation).ifPresent(who -> extension(extension, who));
        }
    }

    private void extension(String name, Reference value) {
        composition.addExtension(new Extension(GUIDE + name, value));
    }

    private void related(CdaElement related) {
        Optional<DocumentRelationshipType> type =
                switch (related.peek("typeCode")) {
                    case "RPLC" -> Optional.of(DocumentRelationshipType.REPLACES);
                    case "APND" -> Optional.of(DocumentRelationshipType.APPENDS);
                    case "XFRM" -> Optional.of(DocumentRelationshipType.TRANSFORMS);
                    default -> Optional.empty();
                };
        type.ifPresent(code -> related.at("parentDocument", "id")
                .flatMap(Identifiers::identifier)
                .ifPresent(id -> composition.addRelatesTo().setCode(code).setTarget(id)));
    }

    private void event(CdaElement service) {
        Composition.CompositionEventComponent event = new Composition.CompositionEventComponent();
        service.read("code", Codes::concept).ifPresent(event::addCode);
        service.read("effectiveTime", Times::period).ifPresent(event::setPeriod);
        for (CdaElement performer : service.children("performer")) {
            mapping.participants().reference(performer).ifPresent(who -> {
                extension("PerformerExtension", who);
                if (performer
                        .child("functionCode")
                        .map(code -> code.peek("code"))
                        .filter("PCP"::equals)
                        .isPresent()) {
                    mapping.patient().addGeneralPractitioner(who.copy());
                }
            });
        }
        CareTeams.ofService(service, mapping).ifPresent(team -> event.addDetail(to(team)));
        if (!event.isEmpty()) {
            composition.addEvent(event);
        }
    }

    /** What finds the source document: the same of it as of the Composition. */
    private void describe() {
        var source = mapping.bundle().source();
        source.setSubject(mapping.subject());
        source.setType(composition.getType().copy());
        if (composition.hasIdentifier()) {
            source.addIdentifier(composition.getIdentifier().copy());
        }
    }
}
