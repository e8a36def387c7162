package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.MappedBundle;
import java.util.Optional;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.StringType;

/** Organizations and scoping entities as Organization (guide: Participations, CDA to FHIR Organization). */
final class Organizations {

    private Organizations() {}

    /** An organization is at home nowhere: FHIR's invariants org-2 and org-3. */
    static Optional<ContactPoint> telecom(CdaElement element) {
        Optional<ContactPoint> telecom = Telecoms.telecom(element);
        telecom.filter(found -> found.getUse() == ContactPointUse.HOME).ifPresent(found -> {
            element.unfit("use");
            found.setUse(null);
        });
        return telecom;
    }

    static Optional<Address> address(CdaElement element) {
        Optional<Address> address = Addresses.address(element);
        address.filter(found -> found.getUse() == AddressUse.HOME).ifPresent(found -> {
            element.unfit("use");
            found.setUse(null);
        });
        return address;
    }

    /** Empty if nothing is said of it. */
    static Optional<Organization> of(CdaElement element, MappedBundle bundle) {
        Organization organization = new Organization();
        organization.setIdentifier(element.readAll("id", Identifiers::identifier));
        element.read("name", Names::plain)
                .or(() -> element.read("desc", Names::plain))
                .ifPresent(organization::setName);
        organization.setTelecom(element.readAll("telecom", Organizations::telecom));
        organization.setAddress(element.readAll("addr", Organizations::address));
        element.read("standardIndustryClassCode", Codes::concept)
                .or(() -> element.read("code", Codes::concept))
                .ifPresent(organization::addType);
        element.at("asOrganizationPartOf", "wholeOrganization")
                .flatMap(whole -> of(whole, bundle))
                .ifPresent(whole -> organization.setPartOf(MappedBundle.to(whole)));
        if (organization.isEmpty()) {
            return Optional.empty();
        }
        if (!organization.hasName() && !organization.hasIdentifier()) {
            // FHIR's invariant org-1.
            organization.setNameElement(element.child("name")
                    .flatMap(name -> Absent.of(name, new StringType()))
                    .orElseGet(() -> AbsentReason.unknown(new StringType())));
        }
        return Optional.of(bundle.add(organization, element.path()));
    }
}
