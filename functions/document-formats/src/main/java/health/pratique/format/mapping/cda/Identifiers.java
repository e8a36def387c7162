package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.CodeSystems;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Identifiers (II) as Identifier (guide: CDA id to FHIR Identifier). */
final class Identifiers {

    static final String URI = "urn:ietf:rfc:3986";

    private static final String URI_ROOT = "2.16.840.1.113883.4.873";
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9]\\d*))+");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Identifiers() {}

    static Optional<Identifier> identifier(CdaElement element) {
        Identifier identifier = new Identifier();
        Optional<String> root = element.attribute("root");
        Optional<String> extension = element.attribute("extension");
        if (root.filter(URI_ROOT::equals).isPresent() && extension.isPresent()) {
            identifier.setSystem(URI).setValue(extension.get());
        } else if (extension.isPresent()) {
            root.flatMap(value -> system(element, "root", value)).ifPresent(identifier::setSystem);
            identifier.setValue(extension.get());
        } else if (root.isPresent() && isNamingSystem(root.get())) {
            // Its number is what is missing: an OID of social security numbers is nobody's identifier.
            identifier.setSystem(CodeSystems.ofOid(root.get()).orElseThrow());
            identifier.setValueElement(
                    Absent.of(element, new StringType()).orElseGet(() -> AbsentReason.unknown(new StringType())));
        } else if (root.isPresent()) {
            uri(element, "root", root.get())
                    .ifPresent(uri -> identifier.setSystem(URI).setValue(uri));
        }
        if (identifier.isEmpty()) {
            return Absent.of(element, identifier);
        }
        element.attribute("assigningAuthorityName")
                .ifPresent(name -> identifier.setAssigner(new Reference().setDisplay(name)));
        return Optional.of(identifier);
    }

    private static boolean isNamingSystem(String root) {
        return CodeSystems.ofOid(root)
                .filter(uri -> uri.startsWith("http://hl7.org/fhir/sid/"))
                .isPresent();
    }

    /** What an attribute that names a system means in FHIR; listed if it is neither an OID nor a UUID. */
    static Optional<String> system(CdaElement element, String attribute, String root) {
        return CodeSystems.ofOid(root).or(() -> uri(element, attribute, root));
    }

    private static Optional<String> uri(CdaElement element, String attribute, String root) {
        if (UUID.matcher(root).matches()) {
            return Optional.of("urn:uuid:" + root.toLowerCase(Locale.ROOT));
        }
        if (OID.matcher(root).matches()) {
            return Optional.of("urn:oid:" + root);
        }
        element.unfit(attribute);
        return Optional.empty();
    }
}
