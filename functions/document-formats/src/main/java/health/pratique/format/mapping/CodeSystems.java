package health.pratique.format.mapping;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URIs under which FHIR knows code systems (R4, 4.3.1; terminology.hl7.org), by their object identifiers, as CDA and HL7 v2 name
 * them, and by the mnemonics of HL7 table 0396, as HL7 v2 does.
 */
public final class CodeSystems {

    public static final String LOINC = "http://loinc.org";
    public static final String SNOMED = "http://snomed.info/sct";
    public static final String UCUM = "http://unitsofmeasure.org";
    public static final String SSN = "http://hl7.org/fhir/sid/us-ssn";
    public static final String NPI = "http://hl7.org/fhir/sid/us-npi";

    /** A system a line: its URI, its object identifiers, its mnemonics. */
    private static final String TABLE = """
            http://loinc.org                              2.16.840.1.113883.6.1 LN LOINC
            http://snomed.info/sct                        2.16.840.1.113883.6.96 SCT SNOMED SNOMED-CT SNOMEDCT
            http://unitsofmeasure.org                     2.16.840.1.113883.6.8 UCUM
            http://www.nlm.nih.gov/research/umls/rxnorm   2.16.840.1.113883.6.88 RXNORM RXN
            http://hl7.org/fhir/sid/ndc                   2.16.840.1.113883.6.69 NDC
            http://hl7.org/fhir/sid/cvx                   2.16.840.1.113883.12.292 2.16.840.1.113883.6.59 CVX
            http://hl7.org/fhir/sid/mvx                   2.16.840.1.113883.12.227 MVX
            http://hl7.org/fhir/sid/icd-10                2.16.840.1.113883.6.3 I10 ICD10
            http://hl7.org/fhir/sid/icd-10-cm             2.16.840.1.113883.6.90 I10C ICD-10-CM ICD10CM
            http://www.cms.gov/Medicare/Coding/ICD10      2.16.840.1.113883.6.4 I10P ICD10PCS
            http://hl7.org/fhir/sid/icd-9-cm              2.16.840.1.113883.6.103 2.16.840.1.113883.6.104 I9CDX I9CP I9C I9M I9 ICD9
            http://www.ama-assn.org/go/cpt                2.16.840.1.113883.6.12 C4 CPT CPT4 CPTM
            http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets 2.16.840.1.113883.6.285 HCPCS HPC
            http://www.ada.org/cdt                        2.16.840.1.113883.6.13 CD2 CDT
            http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl 2.16.840.1.113883.3.26.1.1 NCIT
            http://fdasis.nlm.nih.gov                     2.16.840.1.113883.4.9 UNII
            http://hl7.org/fhir/ndfrt                     2.16.840.1.113883.6.209 NDFRT
            http://nucc.org/provider-taxonomy             2.16.840.1.113883.6.101 NUCC
            http://dicom.nema.org/resources/ontology/DCM  1.2.840.10008.2.16.4 DCM
            http://www.nlm.nih.gov/research/umls          2.16.840.1.113883.6.86 UML
            urn:oid:2.16.840.1.113883.6.238               2.16.840.1.113883.6.238 CDCREC
            urn:oid:2.16.840.1.114222.4.5.274             2.16.840.1.114222.4.5.274 CDCPHINVS
            urn:ietf:bcp:47                               2.16.840.1.113883.6.121 BCP47
            http://hl7.org/fhir/sid/us-ssn                2.16.840.1.113883.4.1
            http://hl7.org/fhir/sid/us-npi                2.16.840.1.113883.4.6
            v3-AdministrativeGender                       2.16.840.1.113883.5.1
            v3-MaritalStatus                              2.16.840.1.113883.5.2
            v3-ActCode                                    2.16.840.1.113883.5.4 ACTCODE
            v3-ActClass                                   2.16.840.1.113883.5.6
            v3-ActPriority                                2.16.840.1.113883.5.7
            v3-ActReason                                  2.16.840.1.113883.5.8
            v3-ActStatus                                  2.16.840.1.113883.5.14
            v3-Confidentiality                            2.16.840.1.113883.5.25
            v3-EntityNameUse                              2.16.840.1.113883.5.45
            v3-LanguageAbilityMode                        2.16.840.1.113883.5.60
            v3-LanguageAbilityProficiency                 2.16.840.1.113883.5.61
            v3-ObservationInterpretation                  2.16.840.1.113883.5.83
            v3-ObservationMethod                          2.16.840.1.113883.5.84
            v3-ParticipationFunction                      2.16.840.1.113883.5.88
            v3-ParticipationType                          2.16.840.1.113883.5.90
            v3-RoleClass                                  2.16.840.1.113883.5.110
            v3-RoleCode                                   2.16.840.1.113883.5.111
            v3-RouteOfAdministration                      2.16.840.1.113883.5.112
            v3-TimingEvent                                2.16.840.1.113883.5.139
            v3-ActMood                                    2.16.840.1.113883.5.1001
            v3-NullFlavor                                 2.16.840.1.113883.5.1008
            v3-ReligiousAffiliation                       2.16.840.1.113883.5.1076
            v3-AddressUse                                 2.16.840.1.113883.5.1119
            """;

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final Pattern OID = Pattern.compile("[0-2](?:\\.(?:0|[1-9][0-9]{0,38})){1,32}");
    private static final Pattern V2_TABLE_OID = Pattern.compile("2\\.16\\.840\\.1\\.113883\\.12\\.([1-9][0-9]{0,3})");
    private static final Pattern V2_TABLE = Pattern.compile("HL7([0-9]{4})");
    private static final Map<String, String> SYSTEMS = read();

    private CodeSystems() {}

    /** A code system of HL7 v2 or v3 on terminology.hl7.org, such as {@code v3-ActCode}. */
    public static String hl7(String name) {
        return TERMINOLOGY + name;
    }

    /**
     * The system that an object identifier stands for: its own URI if it has one, else the identifier as a URI (RFC 3061).
     *
     * @return empty when it is no object identifier
     */
    public static Optional<String> ofOid(String oid) {
        if (!OID.matcher(oid).matches()) {
            return Optional.empty();
        }
        String known = SYSTEMS.get(oid);
        if (known != null) {
            return Optional.of(known);
        }
        Matcher table = V2_TABLE_OID.matcher(oid);
        return Optional.of(
                table.matches() ? v2Table("0".repeat(4 - table.group(1).length()) + table.group(1)) : "urn:oid:" + oid);
    }

    /**
     * The system that HL7 v2 names by a mnemonic: {@code LN}, {@code SCT}, {@code HL70001}.
     *
     * @return empty when nobody but the sender knows it
     */
    public static Optional<String> ofMnemonic(String mnemonic) {
        String name = mnemonic.strip().toUpperCase(Locale.ROOT);
        Matcher table = V2_TABLE.matcher(name);
        return table.matches() ? Optional.of(v2Table(table.group(1))) : Optional.ofNullable(SYSTEMS.get(name));
    }

    /**
     * The code system of an HL7 v2 table.
     *
     * @param table its four digits
     */
    public static String v2Table(String table) {
        return hl7("v2-" + table);
    }

    private static Map<String, String> read() {
        Map<String, String> systems = new HashMap<>();
        for (String line : TABLE.split("\n")) {
            String[] words = line.strip().split(" +");
            String uri = words[0].startsWith("v3-") ? hl7(words[0]) : words[0];
            for (int at = 1; at < words.length; at++) {
                systems.put(words[at], uri);
            }
        }
        return Map.copyOf(systems);
    }
}
