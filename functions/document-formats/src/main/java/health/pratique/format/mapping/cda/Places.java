package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.MappedBundle;
import java.util.Optional;
import org.hl7.fhir.r4.model.Location;

/** Places of care: a service delivery location of an act, the health care facility of an encounter. */
final class Places {

    private Places() {}

    /** Empty if nothing is said of it. */
    static Optional<Location> of(CdaElement role, MappedBundle bundle, Participants participants) {
        Location location = new Location();
        location.setIdentifier(role.readAll("id", Identifiers::identifier));
        role.read("code", Codes::concept).ifPresent(location::addType);
        location.setTelecom(role.readAll("telecom", Telecoms::telecom));
        Optional<CdaElement> entity = role.child("playingEntity").or(() -> role.child("location"));
        role.read("addr", Addresses::address)
                .or(() -> entity.flatMap(place -> place.read("addr", Addresses::address)))
                .ifPresent(location::setAddress);
        entity.flatMap(place -> place.read("name", Names::plain)).ifPresent(location::setName);
        entity.flatMap(place -> place.read("desc", Texts::plain)).ifPresent(location::setDescription);
        role.child("serviceProviderOrganization")
                .flatMap(participants::organization)
                .ifPresent(manager -> location.setManagingOrganization(MappedBundle.to(manager)));
        return location.isEmpty() ? Optional.empty() : Optional.of(bundle.add(location, role.path()));
    }
}
