package health.pratique.format.mapping.cda;

import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;

/** Ways to reach somebody (TEL) as ContactPoint (guide: CDA telecom to FHIR telecom; ConceptMaps CF-TelecomType, CF-TelecomUse). */
final class Telecoms {

    private Telecoms() {}

    static Optional<ContactPoint> telecom(CdaElement element) {
        ContactPoint contact = new ContactPoint();
        element.attribute("value").ifPresent(value -> value(contact, value));
        if (!contact.hasValue()) {
            return Absent.of(element, new ContactPoint());
        }
        element.attribute("use").ifPresent(use -> use(element, contact, use));
        element.read("useablePeriod", Times::period).ifPresent(contact::setPeriod);
        return Optional.of(contact);
    }

    private static void value(ContactPoint contact, String value) {
        int colon = value.indexOf(':');
        String scheme = value.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
        String behind = value.substring(colon + 1).strip();
        ContactPointSystem system =
                switch (scheme) {
                    case "tel" -> ContactPointSystem.PHONE;
                    case "fax", "x-text-fax" -> ContactPointSystem.FAX;
                    case "mailto" -> ContactPointSystem.EMAIL;
                    case "sms" -> ContactPointSystem.SMS;
                    case "http", "https", "ftp" -> ContactPointSystem.URL;
                    default -> ContactPointSystem.OTHER;
                };
        boolean whole = system == ContactPointSystem.URL || system == ContactPointSystem.OTHER;
        contact.setSystem(system == ContactPointSystem.OTHER ? guess(value) : system);
        contact.setValue(whole ? value : behind);
    }

    /** What is written without a scheme. */
    private static ContactPointSystem guess(String value) {
        if (value.matches("[0-9()+./x -]{7,}")) {
            return ContactPointSystem.PHONE;
        }
        return value.indexOf('@') > 0 && value.indexOf(':') < 0 ? ContactPointSystem.EMAIL : ContactPointSystem.OTHER;
    }

    private static void use(CdaElement element, ContactPoint contact, String uses) {
        for (String use : uses.split("\\s+")) {
            switch (use) {
                case "H", "HP", "HV" -> contact.setUse(ContactPointUse.HOME);
                case "WP", "DIR", "PUB" -> contact.setUse(ContactPointUse.WORK);
                case "MC" -> contact.setUse(ContactPointUse.MOBILE);
                case "TMP" -> contact.setUse(ContactPointUse.TEMP);
                case "BAD", "OLD" -> contact.setUse(ContactPointUse.OLD);
                case "PG" -> contact.setSystem(ContactPointSystem.PAGER);
                default -> element.unfit("use");
            }
        }
    }
}
