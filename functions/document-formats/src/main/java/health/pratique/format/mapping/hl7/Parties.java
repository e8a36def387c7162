package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.CodeSystems;
import health.pratique.format.mapping.MappedBundle;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * Who and where: the persons, organizations, places and devices that a message names, each a resource, once a message however often
 * it is named in the same words (guide, datatype maps XCN[Practitioner], NDL[PractitionerRole], XON[Organization],
 * HD[Organization], CWE[Organization], PL[Location]).
 */
final class Parties {

    private static final String PHYSICAL_TYPE = "location-physical-type";

    /** From the widest to the narrowest: component of PL, code of its physical type. */
    private static final Object[][] PLACES = {{4, "si"}, {7, "bu"}, {8, "lvl"}, {1, "wa"}, {2, "ro"}, {3, "bd"}};

    private final MappedBundle bundle;
    private final Times times;
    private final Map<String, DomainResource> known = new HashMap<>();

    Parties(MappedBundle bundle, Times times) {
        this.bundle = bundle;
        this.times = times;
    }

    /** XCN, and PPN. */
    Optional<Reference> practitioner(Value xcn) {
        Practitioner practitioner = new Practitioner();
        Identifiers.xcn(xcn).ifPresent(practitioner::addIdentifier);
        Names.xcn(xcn).ifPresent(practitioner::addName);
        return reference(practitioner, xcn);
    }

    /** CNN: a person whose parts stand one level lower; authority in 9 to 11. */
    private Optional<Practitioner> person(Value cnn) {
        Practitioner practitioner = new Practitioner();
        Identifiers.st(cnn.part(1)).ifPresent(identifier -> {
            Identifiers.uri(cnn.part(10), cnn.part(11)).ifPresent(identifier::setSystem);
            String authority = cnn.part(9).text();
            if (!authority.isEmpty()) {
                identifier.setAssigner(new Reference().setDisplay(authority));
            }
            practitioner.addIdentifier(identifier);
        });
        Names.cnn(cnn).ifPresent(practitioner::addName);
        return practitioner.isEmpty() ? Optional.empty() : Optional.of(once(practitioner, cnn));
    }

    /** NDL: a person, from when to when, where. */
    Optional<Reference> role(Value ndl) {
        PractitionerRole role = new PractitionerRole();
        person(ndl.part(1)).map(MappedBundle::to).ifPresent(role::setPractitioner);
        times.period(ndl.part(2), ndl.part(3)).ifPresent(role::setPeriod);
        StringBuilder place = new StringBuilder();
        for (int part = 4; part <= 6; part++) {
            String name = ndl.part(part).text();
            place.append(place.isEmpty() || name.isEmpty() ? "" : ", ").append(name);
        }
        if (!place.isEmpty()) {
            role.addLocation().setDisplay(place.toString());
        }
        return reference(role, ndl);
    }

    /** XON: name, number in component 10 or 3, authority in 6. */
    Optional<Organization> organization(Value xon) {
        Organization organization = new Organization();
        String name = xon.part(1).text();
        if (!name.isEmpty()) {
            organization.setName(name);
        }
        Value number = xon.part(10).present() ? xon.part(10) : xon.part(3);
        Identifiers.st(number).ifPresent(identifier -> {
            Identifiers.uri(xon.part(6).part(2), xon.part(6).part(3)).ifPresent(identifier::setSystem);
            String authority = xon.part(6).part(1).text();
            if (!authority.isEmpty()) {
                identifier.setAssigner(new Reference().setDisplay(authority));
            }
            String type = Codes.collapsed(xon.part(7).text());
            if (!type.isEmpty()) {
                identifier.setType(Identifiers.type(type));
            }
            organization.addIdentifier(identifier);
        });
        return organization.isEmpty() ? Optional.empty() : Optional.of(once(organization, xon));
    }

    /** HD: name and universal identifier. */
    Optional<Organization> facility(Value hd) {
        Organization organization = new Organization();
        String name = hd.part(1).text();
        if (!name.isEmpty()) {
            organization.setName(name);
        }
        Identifiers.hd(hd).ifPresent(organization::addIdentifier);
        return organization.isEmpty() ? Optional.empty() : Optional.of(once(organization, hd));
    }

    /** CWE: its code as the identifier, in the system that it names, and its text as the name. */
    Optional<Organization> coded(Value cwe) {
        Organization organization = new Organization();
        Codes.coding(cwe, "").ifPresent(coding -> {
            if (coding.hasCode()) {
                organization.addIdentifier().setSystem(coding.getSystem()).setValue(coding.getCode());
            }
            organization.setName(coding.getDisplay());
        });
        return organization.isEmpty() ? Optional.empty() : Optional.of(once(organization, cwe));
    }

    /** EI of a device. */
    Optional<Reference> device(Value ei) {
        Device device = new Device();
        Identifiers.ei(ei).ifPresent(device::addIdentifier);
        return reference(device, ei);
    }

    /** HD of a place. */
    Optional<Location> site(Value hd) {
        Location location = new Location();
        String name = hd.part(1).text();
        if (!name.isEmpty()) {
            location.setName(name);
        }
        Identifiers.hd(hd).ifPresent(location::addIdentifier);
        return location.isEmpty() ? Optional.empty() : Optional.of(once(location, hd));
    }

    /** PL: a place in a place in a place; the narrowest is what comes back. */
    Optional<Location> location(Value pl) {
        Location narrowest = null;
        StringBuilder way = new StringBuilder();
        for (Object[] place : PLACES) {
            Value value = pl.part((Integer) place[0]);
            String name = value.part(1).text();
            if (!name.isEmpty()) {
                Location location = new Location().setName(name).setPhysicalType(physical((String) place[1]));
                Identifiers.hd(value).ifPresent(location::addIdentifier);
                if (narrowest != null) {
                    location.setPartOf(MappedBundle.to(narrowest));
                }
                way.append('/').append(place[1]).append(' ').append(value.look());
                narrowest = once(location, value, way.toString());
            }
        }
        String description = pl.part(9).text();
        if (!description.isEmpty()) {
            narrowest = narrowest == null
                    ? once(new Location().setName(description), pl)
                    : narrowest.setDescription(description);
        }
        return Optional.ofNullable(narrowest);
    }

    private static CodeableConcept physical(String code) {
        return new CodeableConcept()
                .addCoding(
                        new Coding().setSystem(CodeSystems.hl7(PHYSICAL_TYPE)).setCode(code));
    }

    private Optional<Reference> reference(DomainResource resource, Value value) {
        return resource.isEmpty() ? Optional.empty() : Optional.of(MappedBundle.to(once(resource, value)));
    }

    private <R extends DomainResource> R once(R resource, Value value) {
        return once(resource, value, value.look());
    }

    /** The resource that the same words have made before in this message, or this one. */
    @SuppressWarnings("unchecked") // The key begins with the type.
    private <R extends DomainResource> R once(R resource, Value value, String words) {
        String key = resource.fhirType() + " " + words;
        DomainResource before = known.get(key);
        if (before != null) {
            return (R) before;
        }
        known.put(key, resource);
        return bundle.add(resource, value.path());
    }
}
