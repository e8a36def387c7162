package health.pratique.phi;

import static health.pratique.phi.Treatment.AGE_90;
import static health.pratique.phi.Treatment.KEEP;
import static health.pratique.phi.Treatment.MASK;
import static health.pratique.phi.Treatment.SHIFT;
import static health.pratique.phi.Treatment.SURROGATE;
import static health.pratique.phi.Treatment.YEAR;
import static health.pratique.phi.Treatment.ZIP3;

import health.pratique.model.ReleasePolicy;

/**
 * The identifiers of 45 CFR 164.514(b)(2)(i), each with its paragraph and with what each release policy does to it. One row
 * is one type: changing a policy is changing this table. LIMITED_DATASET follows 45 CFR 164.514(e)(2).
 */
public enum PhiType {
    //                    paragraph  category                            mask         SAFE_HARBOR LIMITED  PSEUDONYMISED
    NAME("A", PhiCategory.NAME, "NAME", MASK, MASK, SURROGATE, "a person's name whose role is not known"),
    PATIENT_NAME("A", PhiCategory.NAME, "NAME", MASK, MASK, SURROGATE, "the patient's name"),
    RELATIVE_NAME("A", PhiCategory.NAME, "NAME", MASK, MASK, SURROGATE, "name of a relative or household member"),
    CLINICIAN_NAME("A", PhiCategory.NAME, "NAME", MASK, MASK, SURROGATE, "name of a clinician"),
    INITIALS("A", PhiCategory.NAME, "INITIALS", MASK, MASK, SURROGATE, "initials that stand for a person"),
    EMPLOYER("A", PhiCategory.ORGANIZATION, "EMPLOYER", MASK, MASK, MASK, "the employer of the person or a relative"),
    STREET_ADDRESS("B", PhiCategory.LOCATION_ADDRESS, "ADDRESS", MASK, MASK, SURROGATE, "house number and street"),
    PO_BOX("B", PhiCategory.LOCATION_ADDRESS, "PO_BOX", MASK, MASK, SURROGATE, "post office box"),
    CITY(
            "B",
            PhiCategory.LOCATION_ADDRESS,
            "CITY",
            MASK,
            KEEP,
            SURROGATE,
            "city or town, with its state if written so"),
    COUNTY("B", PhiCategory.LOCATION_ADDRESS, "COUNTY", MASK, KEEP, MASK, "county, parish or borough"),
    PRECINCT("B", PhiCategory.LOCATION_ADDRESS, "LOCATION", MASK, MASK, MASK, "precinct, district or neighbourhood"),
    ZIP_CODE("B", PhiCategory.LOCATION_ADDRESS, "ZIP", ZIP3, KEEP, SURROGATE, "US ZIP code"),
    POSTAL_CODE("B", PhiCategory.LOCATION_ADDRESS, "POSTCODE", MASK, KEEP, SURROGATE, "postal code of another country"),
    COORDINATES("B", PhiCategory.LOCATION_ADDRESS, "COORDINATES", MASK, MASK, MASK, "latitude and longitude"),
    ROOM("B", PhiCategory.LOCATION_ADDRESS, "ROOM", MASK, MASK, MASK, "room, bed or ward of a person"),
    LANDMARK("B", PhiCategory.LOCATION_ADDRESS, "LOCATION", MASK, MASK, MASK, "place smaller than a state"),
    HOSPITAL("B", PhiCategory.HOSPITAL, "HOSPITAL", MASK, MASK, MASK, "hospital, clinic or care home"),
    ORGANIZATION("B", PhiCategory.ORGANIZATION, "ORGANIZATION", MASK, MASK, MASK, "school, church or firm"),
    STATE("B", PhiCategory.STATE_COUNTRY, "STATE", KEEP, KEEP, KEEP, "state: may stay"),
    COUNTRY("B", PhiCategory.STATE_COUNTRY, "COUNTRY", KEEP, KEEP, KEEP, "country: may stay"),
    DATE("C", PhiCategory.DATE, "DATE", YEAR, KEEP, SHIFT, "date tied to a person"),
    BIRTH_DATE("C", PhiCategory.DATE, "DATE", YEAR, KEEP, SHIFT, "date or year of birth"),
    DEATH_DATE("C", PhiCategory.DATE, "DATE", YEAR, KEEP, SHIFT, "date of death"),
    ADMISSION_DATE("C", PhiCategory.DATE, "DATE", YEAR, KEEP, SHIFT, "date of admission"),
    DISCHARGE_DATE("C", PhiCategory.DATE, "DATE", YEAR, KEEP, SHIFT, "date of discharge"),
    PARTIAL_DATE("C", PhiCategory.DATE, "DATE", YEAR, KEEP, SHIFT, "day or month without a year, holiday"),
    TIME_OF_DATE("C", PhiCategory.DATE, "TIME", MASK, KEEP, KEEP, "time of day written with a date"),
    AGE_OVER_89("C", PhiCategory.AGE, "AGE", AGE_90, KEEP, AGE_90, "age over 89"),
    AGE("C", PhiCategory.AGE, "AGE", AGE_90, KEEP, AGE_90, "an age: stays below 90"),
    PHONE("D", PhiCategory.PHONE, "PHONE", MASK, MASK, SURROGATE, "telephone number"),
    PAGER("D", PhiCategory.PHONE, "PHONE", MASK, MASK, SURROGATE, "pager number"),
    PHONE_EXTENSION("D", PhiCategory.PHONE, "PHONE", MASK, MASK, SURROGATE, "extension of a telephone number"),
    FAX("E", PhiCategory.PHONE, "FAX", MASK, MASK, SURROGATE, "fax number"),
    EMAIL("F", PhiCategory.EMAIL, "EMAIL", MASK, MASK, SURROGATE, "e-mail address"),
    SSN("G", PhiCategory.SSN, "SSN", MASK, MASK, SURROGATE, "social security number, or its last four digits"),
    ITIN("G", PhiCategory.SSN, "SSN", MASK, MASK, SURROGATE, "individual taxpayer identification number"),
    MRN("H", PhiCategory.ID_OTHER, "MRN", MASK, MASK, SURROGATE, "medical record number"),
    ENCOUNTER_ID("H", PhiCategory.ID_OTHER, "ENCOUNTER", MASK, MASK, SURROGATE, "visit, case or encounter number"),
    ACCESSION_ID("H", PhiCategory.ID_OTHER, "ACCESSION", MASK, MASK, SURROGATE, "accession or specimen number"),
    PRESCRIPTION_ID("H", PhiCategory.ID_OTHER, "RX", MASK, MASK, SURROGATE, "prescription number"),
    HEALTH_PLAN_ID("I", PhiCategory.ID_OTHER, "HEALTH_PLAN", MASK, MASK, SURROGATE, "member, policy or group number"),
    MEDICARE_ID("I", PhiCategory.ID_OTHER, "HEALTH_PLAN", MASK, MASK, SURROGATE, "Medicare beneficiary identifier"),
    MEDICAID_ID("I", PhiCategory.ID_OTHER, "HEALTH_PLAN", MASK, MASK, SURROGATE, "Medicaid number"),
    CLAIM_ID("I", PhiCategory.ID_OTHER, "CLAIM", MASK, MASK, SURROGATE, "claim or authorisation number"),
    ACCOUNT("J", PhiCategory.ACCOUNT, "ACCOUNT", MASK, MASK, SURROGATE, "account number"),
    CREDIT_CARD("J", PhiCategory.ACCOUNT, "CARD", MASK, MASK, SURROGATE, "payment card number"),
    IBAN("J", PhiCategory.ACCOUNT, "ACCOUNT", MASK, MASK, SURROGATE, "international bank account number"),
    ROUTING_NUMBER("J", PhiCategory.ACCOUNT, "ACCOUNT", MASK, MASK, SURROGATE, "bank routing number"),
    LICENSE("K", PhiCategory.LICENSE, "LICENSE", MASK, MASK, SURROGATE, "certificate or licence number"),
    DRIVER_LICENSE("K", PhiCategory.LICENSE, "LICENSE", MASK, MASK, SURROGATE, "driver licence number"),
    NPI("K", PhiCategory.LICENSE, "NPI", MASK, MASK, SURROGATE, "National Provider Identifier"),
    DEA("K", PhiCategory.LICENSE, "DEA", MASK, MASK, SURROGATE, "DEA registration number"),
    PASSPORT("K", PhiCategory.LICENSE, "PASSPORT", MASK, MASK, SURROGATE, "passport number"),
    VIN("L", PhiCategory.VEHICLE, "VIN", MASK, MASK, SURROGATE, "vehicle identification number"),
    LICENSE_PLATE("L", PhiCategory.VEHICLE, "PLATE", MASK, MASK, SURROGATE, "licence plate"),
    DEVICE_SERIAL("M", PhiCategory.DEVICE, "DEVICE", MASK, MASK, SURROGATE, "serial or lot number of a device"),
    UDI("M", PhiCategory.DEVICE, "DEVICE", MASK, MASK, SURROGATE, "unique device identifier"),
    IMEI("M", PhiCategory.DEVICE, "DEVICE", MASK, MASK, SURROGATE, "IMEI of a telephone"),
    MAC_ADDRESS("M", PhiCategory.DEVICE, "MAC", MASK, MASK, SURROGATE, "hardware address of a network device"),
    URL("N", PhiCategory.URL, "URL", MASK, MASK, SURROGATE, "web address"),
    IP_ADDRESS("O", PhiCategory.IP, "IP", MASK, MASK, SURROGATE, "internet address, version 4 or 6"),
    BIOMETRIC("P", PhiCategory.BIOMETRIC, "BIOMETRIC", MASK, MASK, SURROGATE, "finger or voice print identifier"),
    PHOTO("Q", PhiCategory.PHOTO, "PHOTO", MASK, MASK, MASK, "full-face photograph or its file name"),
    NATIONAL_ID("R", PhiCategory.ID_OTHER, "ID", MASK, MASK, SURROGATE, "national identity number of another country"),
    USERNAME("R", PhiCategory.USERNAME, "USERNAME", MASK, MASK, SURROGATE, "user name or social media handle"),
    PASSWORD("R", PhiCategory.USERNAME, "PASSWORD", MASK, MASK, MASK, "password or access code"),
    STUDY_ID("R", PhiCategory.ID_OTHER, "ID", MASK, MASK, SURROGATE, "number of a study subject"),
    ID_OTHER("R", PhiCategory.ID_OTHER, "ID", MASK, MASK, SURROGATE, "any other unique number or code"),
    PROFESSION("R", PhiCategory.PROFESSION, "PROFESSION", KEEP, KEEP, KEEP, "occupation: may stay");

    private final String paragraph;
    private final PhiCategory category;
    private final String mask;
    private final Treatment safeHarbor;
    private final Treatment limitedDataset;
    private final Treatment pseudonymised;
    private final String description;

    PhiType(
            String paragraph,
            PhiCategory category,
            String mask,
            Treatment safeHarbor,
            Treatment limitedDataset,
            Treatment pseudonymised,
            String description) {
        this.paragraph = paragraph;
        this.category = category;
        this.mask = '[' + mask + ']';
        this.safeHarbor = safeHarbor;
        this.limitedDataset = limitedDataset;
        this.pseudonymised = pseudonymised;
        this.description = description;
    }

    /** The letter of the paragraph of 45 CFR 164.514(b)(2)(i), {@code A} to {@code R}. */
    public String paragraph() {
        return paragraph;
    }

    public PhiCategory category() {
        return category;
    }

    /** What stands in the text in its place when it is masked, such as {@code [NAME]}. */
    public String mask() {
        return mask;
    }

    public String description() {
        return description;
    }

    /** What the policy does to values of this type. */
    public Treatment under(ReleasePolicy policy) {
        return switch (policy) {
            case SAFE_HARBOR -> safeHarbor;
            case LIMITED_DATASET -> limitedDataset;
            case PSEUDONYMISED -> pseudonymised;
        };
    }
}
