package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.CodeSystems;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** Identifiers: CX, EI, EIP, ST and the person in XCN (guide, datatype maps CX[Identifier], EI[Identifier-Extension]). */
final class Identifiers {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final Pattern URI = Pattern.compile("[a-z][a-z0-9+.-]{0,20}:[^\\s\"<>{}|\\\\^`]{1,500}");

    private Identifiers() {}

    /** CX: number, authority in component 4, type in 5, facility in 6, dates in 7 and 8. */
    static Optional<Identifier> cx(Value value, Times times) {
        Identifier identifier = new Identifier();
        number(identifier, value.part(1));
        authority(
                identifier,
                value.part(4),
                value.part(4).part(1),
                value.part(4).part(2),
                value.part(4).part(3));
        type(identifier, value.part(5));
        if (!identifier.hasAssigner()) {
            assigner(identifier, value.part(6).part(1));
        }
        times.period(value.part(7), value.part(8)).ifPresent(identifier::setPeriod);
        return identifier.isEmpty() ? Optional.empty() : Optional.of(identifier);
    }

    /** EI: identifier, name of its authority, its universal identifier and the type of that. */
    static Optional<Identifier> ei(Value value) {
        Identifier identifier = new Identifier();
        number(identifier, value.part(1));
        authority(identifier, value, value.part(2), value.part(3), value.part(4));
        return identifier.isEmpty() ? Optional.empty() : Optional.of(identifier);
    }

    /** EI, with a type of HL7 table 0203. */
    static Optional<Identifier> ei(Value value, String type) {
        return ei(value).map(identifier -> identifier.setType(type(type)));
    }

    /** The identifier of a person in XCN: number, authority in component 9, type in 13, facility in 14. */
    static Optional<Identifier> xcn(Value value) {
        Identifier identifier = new Identifier();
        number(identifier, value.part(1));
        if (identifier.isEmpty()) {
            return Optional.empty();
        }
        authority(
                identifier,
                value.part(9),
                value.part(9).part(1),
                value.part(9).part(2),
                value.part(9).part(3));
        type(identifier, value.part(13));
        if (!identifier.hasAssigner()) {
            assigner(identifier, value.part(14).part(1));
        }
        return Optional.of(identifier);
    }

    /** HD as the identifier of what it names: by its universal identifier. */
    static Optional<Identifier> hd(Value value) {
        Optional<String> uri = uri(value.part(2), value.part(3));
        return uri.map(id -> new Identifier().setSystem("urn:ietf:rfc:3986").setValue(id));
    }

    /** A number without authority. */
    static Optional<Identifier> st(Value value) {
        Identifier identifier = new Identifier();
        number(identifier, value);
        return identifier.isEmpty() ? Optional.empty() : Optional.of(identifier);
    }

    /** A type of HL7 table 0203. */
    static CodeableConcept type(String code) {
        return new CodeableConcept()
                .addCoding(new Coding().setSystem(CodeSystems.v2Table("0203")).setCode(code));
    }

    /** A universal identifier as a URI (HL7 table 0301): unfit when its type does not say how. */
    static Optional<String> uri(Value id, Value type) {
        if (!id.present()) {
            return Optional.empty();
        }
        Optional<String> uri = uri(id.code(), type.code().toUpperCase(Locale.ROOT));
        if (uri.isEmpty()) {
            id.unfit();
            return uri;
        }
        id.use();
        type.use();
        return uri;
    }

    private static Optional<String> uri(String id, String type) {
        if (UUID.matcher(id).matches()) {
            return Optional.of("urn:uuid:" + id.toLowerCase(Locale.ROOT));
        }
        Optional<String> oid = CodeSystems.ofOid(id.startsWith("urn:oid:") ? id.substring("urn:oid:".length()) : id);
        boolean names = type.isEmpty() || type.equals("ISO") || type.equals("HCD") || type.equals("OID");
        if (oid.isPresent() && names) {
            return oid;
        }
        return URI.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }

    private static void number(Identifier identifier, Value value) {
        String number = value.text();
        if (!number.isEmpty()) {
            identifier.setValue(number);
        }
    }

    private static void authority(Identifier identifier, Value whole, Value name, Value id, Value type) {
        if (whole.present()) {
            uri(id, type).ifPresent(identifier::setSystem);
            assigner(identifier, name);
        }
    }

    private static void assigner(Identifier identifier, Value name) {
        String text = name.text();
        if (!text.isEmpty()) {
            identifier.setAssigner(new Reference().setDisplay(text));
        }
    }

    private static void type(Identifier identifier, Value type) {
        String code = Codes.collapsed(type.text());
        if (!code.isEmpty()) {
            identifier.setType(type(code));
        }
    }
}
