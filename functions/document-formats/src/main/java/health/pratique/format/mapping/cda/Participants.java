package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import health.pratique.format.mapping.MappedBundle;
import health.pratique.format.xml.XmlElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part in a document or an act (guide: Participations). A role that stands twice in a document with the same content is one
 * resource; one that has but an id refers to the resource that has the same.
 */
final class Participants {

    private static final List<String> ROLES = List.of(
            "assignedAuthor",
            "assignedEntity",
            "relatedEntity",
            "associatedEntity",
            "participantRole",
            "intendedRecipient",
            "responsibleParty");
    private static final List<String> PERSONS =
            List.of("assignedPerson", "relatedPerson", "associatedPerson", "informationRecipient", "playingEntity");
    private static final List<String> ORGANIZATIONS =
            List.of("representedOrganization", "scopingOrganization", "receivedOrganization", "scopingEntity");
    private static final List<String> DEVICES = List.of("assignedAuthoringDevice", "playingDevice");

    /** Classes of people around the patient, not of those who treat (guide: Participations; HL7 v3 RoleClass). */
    private static final Set<String> RELATED = Set.of(
            "NOK",
            "ECON",
            "PRS",
            "GUAR",
            "GUARD",
            "CAREGIVER",
            "AGNT",
            "CON",
            "POLHOLD",
            "SPNSR",
            "COVPTY",
            "QUAL",
            "CIT",
            "PAYOR");

    private static final String PAYER = "PAYOR";
    private static final String SPECIALTIES = "2.16.840.1.113883.6.101";

    private final MappedBundle bundle;
    private final Patient patient;
    private final Map<XmlElement, Known> known = new HashMap<>();
    private final Map<String, DomainResource> byId = new HashMap<>();

    private record Known(CdaElement role, @Nullable DomainResource resource) {}

    Participants(MappedBundle bundle, Patient patient) {
        this.bundle = bundle;
        this.patient = patient;
    }

    /** A reference to who takes part; empty if nothing is said of them. */
    Optional<Reference> reference(CdaElement participation) {
        return resource(participation).map(MappedBundle::to);
    }

    Optional<DomainResource> resource(CdaElement participation) {
        return ROLES.stream()
                .flatMap(name -> participation.child(name).stream())
                .findFirst()
                .flatMap(this::role);
    }

    /** The resource for a role element, such as {@code assignedEntity}. */
    Optional<DomainResource> role(CdaElement role) {
        Known same = known.get(role.xml());
        if (same != null) {
            role.readLike(same.role());
            return Optional.ofNullable(same.resource());
        }
        Optional<DomainResource> resource = bare(role).or(() -> made(role));
        known.put(role.xml(), new Known(role, resource.orElse(null)));
        return resource;
    }

    Optional<DomainResource> organization(CdaElement element) {
        Known same = known.get(element.xml());
        if (same != null) {
            element.readLike(same.role());
            return Optional.ofNullable(same.resource());
        }
        Optional<DomainResource> made = Organizations.of(element, bundle).map(DomainResource.class::cast);
        known.put(element.xml(), new Known(element, made.orElse(null)));
        return made;
    }

    private Optional<DomainResource> bare(CdaElement role) {
        boolean onlyIds =
                role.children().stream().allMatch(child -> child.name().equals("id"));
        if (!onlyIds) {
            return Optional.empty();
        }
        for (CdaElement id : role.children("id")) {
            DomainResource found = byId.get(key(id));
            if (found != null) {
                id.attribute("root");
                id.attribute("extension");
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private Optional<DomainResource> made(CdaElement role) {
        Optional<CdaElement> device = first(role, DEVICES);
        Optional<CdaElement> person = first(role, PERSONS);
        Optional<CdaElement> organization = first(role, ORGANIZATIONS);
        Optional<? extends DomainResource> made;
        if (device.isPresent()) {
            made = Optional.of(Devices.of(role, device.get(), bundle, patient));
        } else if (isPlace(role)) {
            made = Places.of(role, bundle, this);
        } else if (isRelated(role)) {
            made = related(role, person, organization);
        } else if (person.isEmpty() && organization.isPresent() && isNobody(role)) {
            made = organization.flatMap(this::organization);
        } else {
            made = practitioner(role, person, organization);
        }
        made.ifPresent(resource -> role.children("id").stream()
                .filter(id -> !id.peek("root").isEmpty())
                .forEach(id -> byId.putIfAbsent(key(id), resource)));
        return made.map(DomainResource.class::cast);
    }

    /** Whether the role says nothing of a person: the organization has the role. */
    private static boolean isNobody(CdaElement role) {
        return role.children().stream()
                .filter(child -> List.of("id", "addr", "telecom").contains(child.name()))
                .noneMatch(child -> child.peek("nullFlavor").isEmpty());
    }

    private static boolean isPlace(CdaElement role) {
        return Set.of("SDLOC", "LOCE", "ISDLOC", "DSDLOC").contains(role.peek("classCode"));
    }

    private static boolean isRelated(CdaElement role) {
        String classCode = role.peek("classCode");
        return role.name().equals("relatedEntity")
                || RELATED.contains(classCode)
                        && !(classCode.equals(PAYER)
                                && first(role, ORGANIZATIONS).isPresent());
    }

    private Optional<RelatedPerson> related(
            CdaElement role, Optional<CdaElement> person, Optional<CdaElement> organization) {
        RelatedPerson related = new RelatedPerson();
        related.setIdentifier(role.readAll("id", Identifiers::identifier));
        role.read("code", Codes::concept).ifPresent(related::addRelationship);
        related.setAddress(role.readAll("addr", Addresses::address));
        related.setTelecom(role.readAll("telecom", Telecoms::telecom));
        person.map(element -> element.readAll("name", Names::person)).ifPresent(related::setName);
        role.read("effectiveTime", Times::period).ifPresent(related::setPeriod);
        organization.ifPresent(this::organization);
        if (related.isEmpty()) {
            return Optional.empty();
        }
        related.setPatient(to(patient));
        return Optional.of(bundle.add(related, role.path()));
    }

    private Optional<DomainResource> practitioner(
            CdaElement role, Optional<CdaElement> person, Optional<CdaElement> organization) {
        Practitioner practitioner = new Practitioner();
        List<Identifier> ids = role.readAll("id", Identifiers::identifier);
        practitioner.setIdentifier(ids);
        practitioner.setAddress(role.readAll("addr", Addresses::address));
        practitioner.setTelecom(role.readAll("telecom", Telecoms::telecom));
        person.map(element -> element.readAll("name", Names::person)).ifPresent(practitioner::setName);
        PractitionerRole held = new PractitionerRole();
        role.child("code").ifPresent(code -> code(code, held));
        role.extensions("specialty").stream()
                .map(Codes::concept)
                .flatMap(Optional::stream)
                .forEach(held::addSpecialty);
        organization.flatMap(this::organization).ifPresent(found -> held.setOrganization(to(found)));
        if (practitioner.isEmpty() && held.isEmpty()) {
            return Optional.empty();
        }
        bundle.add(practitioner, role.path());
        if (held.isEmpty()) {
            return Optional.of(practitioner);
        }
        held.setPractitioner(to(practitioner));
        return Optional.of(bundle.add(held, role.path()));
    }

    private static void code(CdaElement code, PractitionerRole held) {
        boolean specialty = code.peek("codeSystem").equals(SPECIALTIES);
        Codes.concept(code).ifPresent(specialty ? held::addSpecialty : held::addCode);
    }

    private static Optional<CdaElement> first(CdaElement role, List<String> names) {
        return names.stream().flatMap(name -> role.child(name).stream()).findFirst();
    }

    private static String key(CdaElement id) {
        return id.peek("root") + "|" + id.peek("extension");
    }
}
