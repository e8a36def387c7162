package health.pratique.format.table;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the English names of columns mean: the whole name where it is in the table below, else its last words, so that
 * {@code emergency_contact_phone} is a phone and {@code Date of last visit} a date. Case, underscores and CamelCase do not matter.
 */
final class ColumnNames {

    private static final int LONGEST = 64;

    private static final String TABLE = """
            PATIENT_NAME: patient name|patient|pt name|pt|name|full name|fullname|legal name|patient full name|first name|firstname|first|fname|given name|given names|given|forename|middle name|middle|middle initial|mi|mname|last name|lastname|last|lname|surname|family name|family|patient first name|patient last name|patient middle name|patient first|patient last|maiden name|maiden|preferred name|nickname|alias|aka|previous name|birth name|suffix|name suffix|member name|subscriber name|subject name|client name|client|resident name
            PERSON_NAME: provider|provider name|physician|physician name|doctor|doctor name|attending|attending physician|attending provider|referring|referring physician|referring provider|ordering physician|ordering provider|admitting physician|primary care provider|primary care physician|pcp|pcp name|clinician|surgeon|nurse|therapist|pharmacist|radiologist|pathologist|author|prescriber|technician|technologist|interpreter|resident|consultant|performer|verifier|reviewer|signed by|entered by|ordered by|contact|emergency contact|emergency contact name|next of kin|nok|guarantor|guardian|spouse|husband|wife|mother|father|parent|son|daughter|partner|caregiver|carer|relative|case manager|social worker|mothers maiden name|contact name|contact person|staff|user|employee|operator|insured|policy holder|policyholder|subscriber
            PATIENT_BIRTH_DATE: dob|d o b|birth date|birthdate|date of birth|birthday|born|birth dt|birth day|patient dob|patient birth date|patient date of birth|pt dob|year of birth|birth year|yob
            DEATH_DATE: death date|date of death|dod|deceased date|deathdate|died
            DATE: date|datetime|date time|timestamp|when|day|visit|visit date|date of visit|service date|date of service|dos|encounter date|appointment|appointment date|appt|appt date|admission|admit date|admission date|admitted|discharge date|discharged|collected|collected date|collected at|collection date|received|received date|reported|report date|result date|order date|ordered|ordered at|start|start date|end|end date|stop|stop date|onset|onset date|resolved|resolved date|recorded|recorded at|recorded on|created|created at|created on|updated|updated at|modified|last updated|signed|signed at|effective date|issued|issue date|expiry|expiry date|expiration date|expires|given date|administered|administered on|vaccination date|surgery date|procedure date|test date|specimen date|diagnosis date|last visit|next visit|last seen|follow up date|birthtime|from|to|from date|thru date|through date|paid date|fill date|dispensed
            RECORD_NUMBER: mrn|mr no|mrno|mr number|medical record number|medical record no|medical record|medical record id|record number|chart number|chart no|chart|chart id|hospital number|hospital no|unit number|patient mrn|epic mrn|emr id|ehr id|empi|mpi
            PATIENT_ID: patient id|patientid|patient number|patient no|patient identifier|pat id|pt id|pid|person id|subject id|subject|participant id|client id|member identifier|patient account id|patient key|patient uuid
            NATIONAL_ID: ssn|social security|social security number|soc sec|ss number|nhs number|nhs no|nhs|national id|nin|sin|medicare number|medicare id|mbi|medicaid id|medicaid number|member id|member number|subscriber id|health card number|health card|insurance id|ihi|chi number
            IDENTIFIER: id|identifier|uuid|guid|account|account number|account no|acct|acct no|visit id|visit number|encounter|encounter id|encounter number|csn|fin|case number|case id|accession|accession number|specimen id|sample id|order id|order number|claim|claim id|claim number|policy|policy number|group number|plan id|npi|dea|license|licence|license number|drivers license|driver license|passport|vin|license plate|plate|serial number|serial|device id|udi|lot|lot number|imei|username|user name|login|password|pin|ip|ip address|mac address|room|bed|ward|room number|unit bed|barcode|rx number|prescription number|provider id|study id|reference|reference number|ref|ref no|confirmation|photo|picture|image|file|file name|filename|credit card|card number|bank account|iban|extension|ext|prn number|badge|locker|initials|handle
            ADDRESS_LINE: address|addr|street|street address|address line|address line 1|address line 2|address1|address2|address 1|address 2|addr1|addr2|addr 1|addr 2|home address|mailing address|billing address|patient address|residence|apt|apartment|po box|full address
            CITY: city|town|municipality|village|place|birthplace|place of birth|birth place|suburb|neighborhood|neighbourhood|district
            COUNTY: county|parish|borough|county name
            STATE: state|st|province|state code|region|state province
            POSTAL_CODE: zip|zipcode|zip code|postal code|postcode|post code|zip5|zip4|zip 4|postalcode
            COUNTRY: country|country code|nation|country of birth
            GEOLOCATION: lat|latitude|lon|lng|long|longitude|coordinates|geo|gps
            TELECOM: phone|telephone|tel|phone number|phone no|telephone number|mobile|mobile phone|mobile number|cell|cell phone|cellphone|home phone|work phone|fax|fax number|email|e mail|mail|email address|pager|beeper|contact number|contact phone|phone1|phone2
            URL: url|website|web site|link|homepage
            AGE: age|age years|age yrs|patient age|age at visit|age at diagnosis|age at encounter|age in years
            ORGANIZATION: facility|facility name|hospital|hospital name|clinic|clinic name|practice|practice name|organization|organisation|organization name|org|location|department|dept|service location|site|lab|laboratory|performing lab|pharmacy|payer|payor|insurance|insurer|insurance company|insurance name|plan|plan name|carrier|employer|employer name|school|church|agency|company|vendor|custodian|sender|sending facility|care site|health system
            CLINICAL: notes|note|comment|comments|remarks|remark|description|narrative|text|report|findings|impression|assessment|history|hpi|chief complaint|complaint|reason|reason for visit|diagnosis|diagnoses|dx|icd|icd10|icd 10|icd9|icd code|diagnosis code|procedure|procedures|cpt|cpt code|hcpcs|snomed|loinc|loinc code|rxnorm|ndc|code|codes|condition|conditions|problem|problems|symptom|symptoms|medication|medications|medication name|drug|drug name|dose|dosage|route|frequency|sig|strength|quantity|qty|refills|form|allergy|allergies|allergen|reaction|severity|test|test name|test code|analyte|component|panel|result|results|value|values|unit|units|uom|reference range|ref range|range|flag|abnormal|abnormal flag|interpretation|specimen|specimen type|sample|sample type|status|type|category|class|gender|sex|race|ethnicity|language|marital status|religion|occupation|vaccine|vaccine name|immunization|cvx|manufacturer|vital|vitals|bp|blood pressure|systolic|diastolic|sbp|dbp|pulse|heart rate|hr|temp|temperature|resp|respirations|respiratory rate|rr|spo2|o2 sat|height|weight|bmi|pain|pain score|score|disposition|outcome|priority|instructions|plan of care|treatment|education|goal|amount|charge|charges|cost|price|total|balance|copay|deductible|paid|count|visit type|encounter type|smoking status|insurance type|wbc|rbc|hgb|hct|plt|na|k|cl|co2|bun|creatinine|glucose|ldl|hdl|cholesterol|a1c|hba1c|modality|body site|body part|side|laterality|time|duration|los|length of stay|active|deceased|consent|specialty|title|prefix|message|summary|details|observation|answer|question|response
            """;

    /** What stands before {@code name} when it names no person. */
    private static final Set<String> THINGS = Set.of(
            "medication",
            "drug",
            "test",
            "vaccine",
            "procedure",
            "diagnosis",
            "component",
            "panel",
            "product",
            "generic",
            "brand",
            "unit",
            "code",
            "condition",
            "allergen",
            "specimen",
            "display",
            "column",
            "field");

    private static final Set<String> PLACES = Set.of(
            "facility",
            "hospital",
            "clinic",
            "practice",
            "organization",
            "organisation",
            "department",
            "location",
            "site",
            "lab",
            "pharmacy",
            "payer",
            "plan",
            "insurance",
            "employer",
            "school",
            "company",
            "agency");

    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[][^)\\]]*+[)\\]]");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]++");
    private static final Pattern NUMBERED = Pattern.compile(" ?[0-9]{1,2}$");

    private static final Map<String, ColumnRole> ROLES = roles();

    private ColumnNames() {}

    /** Empty when the name is none that means something here, or no name at all. */
    static Optional<ColumnRole> role(String name) {
        if (name.length() > LONGEST || name.isBlank() || name.indexOf(':') >= 0 || name.indexOf('\n') >= 0) {
            return Optional.empty();
        }
        String words = words(name);
        ColumnRole whole = ROLES.get(words);
        if (whole == null) {
            whole = ROLES.get(NUMBERED.matcher(words).replaceFirst(""));
        }
        return whole != null ? Optional.of(whole) : byEnds(List.of(words.split(" ")));
    }

    /** Lower-case words with one space between them, without what stands in brackets and apostrophes. */
    static String words(String name) {
        String plain =
                IN_BRACKETS.matcher(name).replaceAll(" ").replace("'", "").replace("#", " number ");
        String split = CAMEL.matcher(plain).replaceAll(" ");
        return NO_WORD.matcher(split).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<ColumnRole> byEnds(List<String> words) {
        int count = words.size();
        if (count < 2 || count > 7) {
            return Optional.empty();
        }
        String last = words.getLast();
        String before = words.get(count - 2);
        ColumnRole role =
                switch (last) {
                    case "name", "names", "surname", "forename" ->
                        THINGS.contains(before)
                                ? ColumnRole.CLINICAL
                                : PLACES.contains(before) ? ColumnRole.ORGANIZATION : ColumnRole.PERSON_NAME;
                    case "by", "physician", "provider", "doctor", "nurse" -> ColumnRole.PERSON_NAME;
                    case "dob", "birthdate", "birthday" -> ColumnRole.BIRTH_DATE;
                    case "birth" -> words.contains("date") ? ColumnRole.BIRTH_DATE : null;
                    case "date", "dt", "datetime", "dttm", "timestamp", "at", "on" ->
                        before.equals("birth") ? ColumnRole.BIRTH_DATE : ColumnRole.DATE;
                    case "mrn" -> ColumnRole.RECORD_NUMBER;
                    case "ssn" -> ColumnRole.NATIONAL_ID;
                    case "id",
                            "ids",
                            "identifier",
                            "number",
                            "no",
                            "num",
                            "nbr",
                            "uuid",
                            "key",
                            "npi",
                            "licence",
                            "license" -> ColumnRole.IDENTIFIER;
                    case "address", "street", "addr" ->
                        before.equals("email") || before.equals("mail") ? ColumnRole.TELECOM : ColumnRole.ADDRESS_LINE;
                    case "city", "town" -> ColumnRole.CITY;
                    case "county" -> ColumnRole.COUNTY;
                    case "state", "province" -> ColumnRole.STATE;
                    case "zip", "zipcode", "postcode" -> ColumnRole.POSTAL_CODE;
                    case "country" -> ColumnRole.COUNTRY;
                    case "phone", "telephone", "tel", "mobile", "cell", "fax", "email", "mail", "pager" ->
                        ColumnRole.TELECOM;
                    case "url" -> ColumnRole.URL;
                    case "age" -> ColumnRole.AGE;
                    case "facility", "hospital", "clinic", "employer", "organization" -> ColumnRole.ORGANIZATION;
                    case "notes",
                            "note",
                            "comments",
                            "comment",
                            "description",
                            "code",
                            "value",
                            "result",
                            "status",
                            "type" -> ColumnRole.CLINICAL;
                    default -> words.getFirst().equals("date") && words.get(1).equals("of") ? ColumnRole.DATE : null;
                };
        if (role == ColumnRole.CLINICAL && last.equals("code") && (before.equals("zip") || before.equals("postal"))) {
            return Optional.of(ColumnRole.POSTAL_CODE);
        }
        return Optional.ofNullable(role);
    }

    private static Map<String, ColumnRole> roles() {
        Map<String, ColumnRole> roles = new HashMap<>();
        TABLE.lines().forEach(line -> {
            int colon = line.indexOf(':');
            ColumnRole role = ColumnRole.valueOf(line.substring(0, colon));
            for (String name : line.substring(colon + 2).split("\\|")) {
                roles.putIfAbsent(name, role);
            }
        });
        return Map.copyOf(roles);
    }
}
