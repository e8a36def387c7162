package health.pratique.format.mapping.cda;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressType;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.StringType;

/** Addresses (AD) as Address (guide: CDA addr to FHIR address; ConceptMap CF-AddressUse). */
final class Addresses {

    private static final List<String> LINES =
            List.of("streetAddressLine", "houseNumber", "streetName", "additionalLocator", "unitID", "postBox");

    private Addresses() {}

    static Optional<Address> address(CdaElement element) {
        Address address = new Address();
        for (String line : LINES) {
            element.readAll(line, Addresses::part).forEach(address.getLine()::add);
        }
        element.read("city", Addresses::part).ifPresent(address::setCityElement);
        element.read("county", Addresses::part).ifPresent(address::setDistrictElement);
        element.read("state", Addresses::part).ifPresent(address::setStateElement);
        element.read("postalCode", Addresses::part).ifPresent(address::setPostalCodeElement);
        element.read("country", Addresses::part).ifPresent(address::setCountryElement);
        element.text().ifPresent(address::setText);
        element.read("useablePeriod", Times::period).ifPresent(address::setPeriod);
        if (address.isEmpty()) {
            return Absent.of(element, address);
        }
        element.attribute("use").ifPresent(use -> use(element, address, use));
        return Optional.of(address);
    }

    private static Optional<StringType> part(CdaElement element) {
        return Texts.plain(element).map(StringType::new).or(() -> Absent.of(element, new StringType()));
    }

    private static void use(CdaElement element, Address address, String uses) {
        for (String use : uses.split("\\s+")) {
            switch (use) {
                case "H", "HP", "HV" -> address.setUse(AddressUse.HOME);
                case "WP", "DIR", "PUB" -> address.setUse(AddressUse.WORK);
                case "TMP" -> address.setUse(AddressUse.TEMP);
                case "BAD", "OLD" -> address.setUse(AddressUse.OLD);
                case "PHYS" -> address.setType(AddressType.PHYSICAL);
                case "PST" -> address.setType(AddressType.POSTAL);
                default -> element.unfit("use");
            }
        }
    }
}
