package health.pratique.format.mapping.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressType;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Addresses and numbers: XAD and XTN (guide, datatype maps XAD[Address], XTN[ContactPoint]). */
final class Contacts {

    private static final String CENSUS = "http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-censusTract";

    private Contacts() {}

    static Optional<Address> xad(Value value, Times times) {
        Address address = new Address();
        // SAD: street address, street name, dwelling number.
        String street = IntStream.rangeClosed(1, 3)
                .mapToObj(part -> value.part(1).part(part).text())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        if (!street.isEmpty()) {
            address.addLine(street);
        }
        place(address, value);
        Value type = value.part(7);
        if (ConceptMaps.of("AddressUse", type.code()).isPresent()) {
            Codes.code(type, "AddressUse", AddressUse::fromCode).ifPresent(address::setUse);
        } else {
            Codes.code(type, "AddressType", AddressType::fromCode).ifPresent(address::setType);
        }
        times.period(value.part(13), value.part(14))
                .or(() -> times.period(value.part(12).part(1), value.part(12).part(2)))
                .ifPresent(address::setPeriod);
        return address.isEmpty() ? Optional.empty() : Optional.of(address);
    }

    /** The address of an organization, which is nobody's home (R4, invariant org-2). */
    static void address(Organization organization, Value xad, Times times) {
        xad(xad, times).ifPresent(address -> {
            if (address.getUse() == AddressUse.HOME) {
                xad.part(7).unfit();
                address.setUse(null);
            }
            if (organization.getAddress().stream().noneMatch(known -> known.equalsDeep(address))) {
                organization.addAddress(address);
            }
        });
    }

    /** The numbers of an organization, none of which is at home (R4, invariant org-3). */
    static void telecom(Organization organization, Value xtn, Times times) {
        xtn(xtn, times).forEach(number -> {
            if (number.getUse() == ContactPointUse.HOME) {
                xtn.part(2).unfit();
                number.setUse(null);
            }
            organization.addTelecom(number);
        });
    }

    private static void place(Address address, Value value) {
        String line = value.part(2).text();
        if (!line.isEmpty()) {
            address.addLine(line);
        }
        address.setCity(nullable(value.part(3)))
                .setState(nullable(value.part(4)))
                .setPostalCode(nullable(value.part(5)))
                .setCountry(nullable(value.part(6)))
                .setDistrict(nullable(value.part(9)));
        String census = value.part(10).text();
        if (!census.isEmpty()) {
            address.addExtension(CENSUS, new StringType(census));
        }
    }

    /** The numbers in one XTN: one as it is written, or put together of its parts, and an e-mail address. */
    static List<ContactPoint> xtn(Value value, Times times) {
        List<ContactPoint> contacts = new ArrayList<>(2);
        String email = value.part(4).text();
        String number = number(value);
        if (!number.isEmpty()) {
            contacts.add(system(new ContactPoint().setValue(number), value, ContactPointSystem.PHONE));
        }
        if (!email.isEmpty()) {
            contacts.add(system(new ContactPoint().setValue(email), value, ContactPointSystem.EMAIL));
        }
        if (contacts.isEmpty()) {
            return contacts;
        }
        ContactPoint first = contacts.getFirst();
        if (value.part(2).code().equals("NET")) {
            value.part(2).use();
        } else {
            Codes.code(value.part(2), "ContactUse", ContactPointUse::fromCode).ifPresent(first::setUse);
        }
        if (value.part(18).present()) {
            Quantities.whole(value.part(18), 1).ifPresent(first::setRank);
        }
        times.period(value.part(13), value.part(14)).ifPresent(first::setPeriod);
        return contacts;
    }

    private static ContactPoint system(ContactPoint contact, Value value, ContactPointSystem otherwise) {
        if (otherwise == ContactPointSystem.EMAIL) {
            if (ConceptMaps.of("ContactSystem", value.part(3).code())
                    .filter("email"::equals)
                    .isPresent()) {
                value.part(3).use();
            }
            return contact.setSystem(otherwise);
        }
        boolean email = contact.getValue().indexOf('@') > 0;
        contact.setSystem(email ? ContactPointSystem.EMAIL : otherwise);
        Codes.code(value.part(3), "ContactSystem", ContactPointSystem::fromCode)
                .filter(system -> !email && system != ContactPointSystem.EMAIL)
                .ifPresent(contact::setSystem);
        if (value.part(3).code().equals("CP") && !value.part(2).present()) {
            contact.setUse(ContactPointUse.MOBILE);
        }
        return contact;
    }

    private static String number(Value value) {
        for (int whole : new int[] {12, 1}) {
            String text = value.part(whole).text();
            if (!text.isEmpty()) {
                return text;
            }
        }
        if (!value.part(7).present()) {
            return "";
        }
        String country = value.part(5).text();
        String area = value.part(6).text();
        String extension = value.part(8).text();
        return (country.isEmpty() ? "" : "+" + country + " ")
                + (area.isEmpty() ? "" : "(" + area + ") ")
                + value.part(7).text()
                + (extension.isEmpty() ? "" : " ext. " + extension);
    }

    private static @Nullable String nullable(Value value) {
        String text = value.text();
        return text.isEmpty() ? null : text;
    }
}
