package health.pratique.format.cda;

import static java.util.Map.entry;

import health.pratique.format.FieldMeaning;
import health.pratique.format.xml.XmlAttribute;
import health.pratique.format.xml.XmlElement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands at a place of a CDA document, by the data types of HL7 v3 (CDA R2, appendix A; Abstract Data Types R1). What no rule
 * knows is {@link FieldMeaning#FREE_TEXT}: it is searched.
 */
final class Meanings {

    /** Parts of an address (AD), and what they are. */
    private static final Map<String, FieldMeaning> ADDRESS = Map.ofEntries(
            entry("city", FieldMeaning.CITY),
            entry("county", FieldMeaning.COUNTY),
            entry("precinct", FieldMeaning.COUNTY),
            entry("state", FieldMeaning.STATE),
            entry("postalCode", FieldMeaning.POSTAL_CODE),
            entry("country", FieldMeaning.COUNTRY),
            entry("careOf", FieldMeaning.PERSON_NAME));

    private static final Set<String> PERSON_PARTS = Set.of("given", "family", "prefix", "suffix");

    private static final Set<String> PERSONS = Set.of(
            "patient",
            "guardianPerson",
            "assignedPerson",
            "associatedPerson",
            "relatedPerson",
            "informationRecipient",
            "subject",
            "relatedSubject",
            "person",
            "contactPerson",
            "maintainingPerson",
            "asPatientRelationship");

    /** Observations of an age, in LOINC and SNOMED CT: current, reported, estimated, at onset, at death. */
    private static final Set<String> AGES = Set.of(
            "30525-0",
            "29553-5",
            "21611-9",
            "21612-7",
            "35659-2",
            "39016-1",
            "63900-5",
            "424144002",
            "397669002",
            "445518008",
            "63899-9",
            "397659008");

    /** Attributes that take codes, tokens and measures, and nothing else. */
    private static final Set<String> TOKENS = Set.of(
            "align",
            "border",
            "cellpadding",
            "cellspacing",
            "char",
            "charoff",
            "classCode",
            "code",
            "codeSystem",
            "codeSystemVersion",
            "colspan",
            "compression",
            "contextConductionInd",
            "contextControlCode",
            "currency",
            "determinerCode",
            "encoding",
            "frame",
            "height",
            "inclusive",
            "independentInd",
            "institutionSpecified",
            "integrityCheck",
            "integrityCheckAlgorithm",
            "inversionInd",
            "alignment",
            "isCriterionInd",
            "language",
            "listType",
            "mediaType",
            "moodCode",
            "negationInd",
            "nullFlavor",
            "operator",
            "partType",
            "qualifier",
            "representation",
            "revised",
            "rowspan",
            "rules",
            "scope",
            "styleCode",
            "type",
            "typeCode",
            "unit",
            "unsorted",
            "use",
            "valign",
            "valueSet",
            "valueSetVersion",
            "width");

    /** Namespaces whose attributes are codes: types and nil, language and space, value sets. */
    private static final Set<String> CODED = Set.of(
            "http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/XML/1998/namespace", "urn:hl7-org:sdtc");

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._:/+%*={}\\[\\]()'^&|,#;!<>@\"~ -]{1,128}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{0,6}(?:\\.\\d{0,12})?(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern OID = Pattern.compile("[0-2](?:\\.(?:0|[1-9]\\d{0,20})){1,40}");

    private Meanings() {}

    /** What text in this element means on account of the element, if it says so. */
    static @Nullable FieldMeaning inside(XmlElement child, Place outer) {
        String name = child.name();
        if (name.equals("addr")) {
            return FieldMeaning.ADDRESS_LINE;
        }
        if (name.equals("name")) {
            return name(child, outer);
        }
        if (name.equals("streetAddressLine")) {
            return FieldMeaning.ADDRESS_LINE;
        }
        if (ADDRESS.containsKey(name)) {
            // In a birthplace they also stand without addr around them.
            return ADDRESS.get(name);
        }
        if (outer.inherited() == FieldMeaning.ADDRESS_LINE) {
            return FieldMeaning.ADDRESS_LINE;
        }
        if (PERSON_PARTS.contains(name)) {
            return FieldMeaning.PERSON_NAME;
        }
        return switch (name) {
            case "telecom" -> FieldMeaning.TELECOM;
            case "id", "setId" -> FieldMeaning.IDENTIFIER;
            default -> outer.inherited();
        };
    }

    private static FieldMeaning name(XmlElement name, Place owner) {
        String of = owner.name();
        if (PERSONS.contains(of) || name.elements().anyMatch(part -> PERSON_PARTS.contains(part.name()))) {
            return FieldMeaning.PERSON_NAME;
        }
        if (of.equals("place") && owner.outerName().equals("birthplace")) {
            return FieldMeaning.CITY;
        }
        boolean organization = of.endsWith("Organization") || of.equals("organization") || of.equals("location");
        return organization ? FieldMeaning.ORGANIZATION : FieldMeaning.FREE_TEXT;
    }

    /** What text directly in an element means. */
    static FieldMeaning ofText(Place place) {
        FieldMeaning inherited = place.inherited();
        return inherited == null ? FieldMeaning.FREE_TEXT : inherited;
    }

    /** What an attribute means; null if it can hold no more than a code or a measure, and does. */
    static @Nullable FieldMeaning ofAttribute(Place place, XmlAttribute attribute) {
        String value = attribute.value();
        if (!attribute.namespace().isEmpty()) {
            return attribute.name().equals("schemaLocation")
                    ? FieldMeaning.URL
                    : tokenOr(FieldMeaning.FREE_TEXT, value, CODED.contains(attribute.namespace()));
        }
        boolean template = place.name().equals("templateId") || place.name().equals("typeId");
        return switch (attribute.name()) {
            case "extension" -> tokenOr(FieldMeaning.IDENTIFIER, value, template);
            case "root" -> root(place, value, template);
            case "value" -> value(place, value);
            case "assigningAuthorityName" -> FieldMeaning.ORGANIZATION;
            case "href" -> FieldMeaning.URL;
            case "ID", "displayName", "codeSystemName", "IDREF", "referencedObject" -> FieldMeaning.LABEL;
            default -> tokenOr(FieldMeaning.FREE_TEXT, value, place.known() && TOKENS.contains(attribute.name()));
        };
    }

    /** An OID beside an extension names who gave the number; alone, or as a UUID, it is the number. */
    private static @Nullable FieldMeaning root(Place place, String value, boolean template) {
        boolean namespace = template
                || place.attribute("extension").isPresent()
                || place.attribute("nullFlavor").isPresent();
        return namespace && OID.matcher(value).matches() ? null : FieldMeaning.RESOURCE_ID;
    }

    private static @Nullable FieldMeaning value(Place place, String value) {
        if (place.isTime()) {
            return place.name().equals("birthTime") ? FieldMeaning.BIRTH_DATE : FieldMeaning.DATE;
        }
        if (place.name().equals("telecom") || place.type().equals("TEL")) {
            return FieldMeaning.TELECOM;
        }
        if (place.name().equals("reference")) {
            return value.startsWith("#") ? FieldMeaning.LABEL : FieldMeaning.URL;
        }
        if (isAge(place)) {
            return FieldMeaning.AGE;
        }
        if (value.equals("true")
                || value.equals("false")
                || NUMBER.matcher(value).matches()) {
            return null;
        }
        return CdaTime.isDay(value) ? FieldMeaning.DATE : FieldMeaning.FREE_TEXT;
    }

    private static boolean isAge(Place value) {
        Place observation = value.name().equals("value") ? value.outer() : null;
        boolean years = value.attribute("unit")
                .filter(unit ->
                        !Set.of("a", "year", "years", "yr", "{years}", "1").contains(unit))
                .isEmpty();
        return observation != null
                && years
                && observation.element().elements("code").anyMatch(code -> code.attribute("code")
                        .filter(AGES::contains)
                        .isPresent());
    }

    private static @Nullable FieldMeaning tokenOr(FieldMeaning otherwise, String value, boolean code) {
        return code && TOKEN.matcher(value).matches() && !saysMore(value) ? null : otherwise;
    }

    /** An address, or words as in a name, are no code wherever they stand. */
    private static boolean saysMore(String value) {
        return value.indexOf('@') > 0 || value.indexOf(' ') > 0 && (value.length() > 40 || saysWords(value));
    }

    /** Two words or more, of which one is not all capitals: codes stand alone or in lists of capitals. */
    private static boolean saysWords(String value) {
        int words = 0;
        boolean small = false;
        for (String word : value.split(" ")) {
            words += word.chars().filter(Character::isLetter).count() > 1 ? 1 : 0;
            small |= !word.equals(word.toUpperCase(Locale.ROOT));
        }
        return words > 1 && small;
    }
}
