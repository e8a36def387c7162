package health.pratique.phi;

import health.pratique.model.ReleasePolicy;

/**
 * The identifiers of 45 CFR 164.514(b)(2)(i), each with its paragraph. What each release policy does to them is told by
 * {@code release-policies.txt}, read by {@link PolicyTable}.
 */
public enum PhiType {
    NAME("A", PhiCategory.NAME, "NAME", "a person's name whose role is not known"),
    PATIENT_NAME("A", PhiCategory.NAME, "NAME", "the patient's name"),
    RELATIVE_NAME("A", PhiCategory.NAME, "NAME", "name of a relative or household member"),
    CLINICIAN_NAME("A", PhiCategory.NAME, "NAME", "name of a clinician"),
    INITIALS("A", PhiCategory.NAME, "INITIALS", "initials that stand for a person"),
    EMPLOYER("A", PhiCategory.ORGANIZATION, "EMPLOYER", "the employer of the person or a relative"),
    STREET_ADDRESS("B", PhiCategory.LOCATION_ADDRESS, "ADDRESS", "house number and street"),
    PO_BOX("B", PhiCategory.LOCATION_ADDRESS, "PO_BOX", "post office box"),
    CITY("B", PhiCategory.LOCATION_ADDRESS, "CITY", "city or town, with its state if written so"),
    COUNTY("B", PhiCategory.LOCATION_ADDRESS, "COUNTY", "county, parish or borough"),
    PRECINCT("B", PhiCategory.LOCATION_ADDRESS, "LOCATION", "precinct, district or neighbourhood"),
    ZIP_CODE("B", PhiCategory.LOCATION_ADDRESS, "ZIP", "US ZIP code"),
    POSTAL_CODE("B", PhiCategory.LOCATION_ADDRESS, "POSTCODE", "postal code of another country"),
    COORDINATES("B", PhiCategory.LOCATION_ADDRESS, "COORDINATES", "latitude and longitude"),
    ROOM("B", PhiCategory.LOCATION_ADDRESS, "ROOM", "room, bed or ward of a person"),
    LANDMARK("B", PhiCategory.LOCATION_ADDRESS, "LOCATION", "place smaller than a state"),
    HOSPITAL("B", PhiCategory.HOSPITAL, "HOSPITAL", "hospital, clinic or care home"),
    ORGANIZATION("B", PhiCategory.ORGANIZATION, "ORGANIZATION", "school, church or firm"),
    STATE("B", PhiCategory.STATE_COUNTRY, "STATE", "state: may stay"),
    COUNTRY("B", PhiCategory.STATE_COUNTRY, "COUNTRY", "country: may stay"),
    DATE("C", PhiCategory.DATE, "DATE", "date tied to a person"),
    BIRTH_DATE("C", PhiCategory.DATE, "DATE", "date or year of birth"),
    DEATH_DATE("C", PhiCategory.DATE, "DATE", "date of death"),
    ADMISSION_DATE("C", PhiCategory.DATE, "DATE", "date of admission"),
    DISCHARGE_DATE("C", PhiCategory.DATE, "DATE", "date of discharge"),
    PARTIAL_DATE("C", PhiCategory.DATE, "DATE", "day or month without a year, holiday"),
    TIME_OF_DATE("C", PhiCategory.DATE, "TIME", "time of day written with a date"),
    AGE_OVER_89("C", PhiCategory.AGE, "AGE", "age over 89"),
    AGE("C", PhiCategory.AGE, "AGE", "an age: stays below 90"),
    PHONE("D", PhiCategory.PHONE, "PHONE", "telephone number"),
    PAGER("D", PhiCategory.PHONE, "PHONE", "pager number"),
    PHONE_EXTENSION("D", PhiCategory.PHONE, "PHONE", "extension of a telephone number"),
    FAX("E", PhiCategory.PHONE, "FAX", "fax number"),
    EMAIL("F", PhiCategory.EMAIL, "EMAIL", "e-mail address"),
    SSN("G", PhiCategory.SSN, "SSN", "social security number, or its last four digits"),
    ITIN("G", PhiCategory.SSN, "SSN", "individual taxpayer identification number"),
    MRN("H", PhiCategory.ID_OTHER, "MRN", "medical record number"),
    ENCOUNTER_ID("H", PhiCategory.ID_OTHER, "ENCOUNTER", "visit, case or encounter number"),
    ACCESSION_ID("H", PhiCategory.ID_OTHER, "ACCESSION", "accession or specimen number"),
    PRESCRIPTION_ID("H", PhiCategory.ID_OTHER, "RX", "prescription number"),
    HEALTH_PLAN_ID("I", PhiCategory.ID_OTHER, "HEALTH_PLAN", "member, policy or group number"),
    MEDICARE_ID("I", PhiCategory.ID_OTHER, "HEALTH_PLAN", "Medicare beneficiary identifier"),
    MEDICAID_ID("I", PhiCategory.ID_OTHER, "HEALTH_PLAN", "Medicaid number"),
    CLAIM_ID("I", PhiCategory.ID_OTHER, "CLAIM", "claim or authorisation number"),
    ACCOUNT("J", PhiCategory.ACCOUNT, "ACCOUNT", "account number"),
    CREDIT_CARD("J", PhiCategory.ACCOUNT, "CARD", "payment card number"),
    IBAN("J", PhiCategory.ACCOUNT, "ACCOUNT", "international bank account number"),
    ROUTING_NUMBER("J", PhiCategory.ACCOUNT, "ACCOUNT", "bank routing number"),
    LICENSE("K", PhiCategory.LICENSE, "LICENSE", "certificate or licence number"),
    DRIVER_LICENSE("K", PhiCategory.LICENSE, "LICENSE", "driver licence number"),
    NPI("K", PhiCategory.LICENSE, "NPI", "National Provider Identifier"),
    DEA("K", PhiCategory.LICENSE, "DEA", "DEA registration number"),
    PASSPORT("K", PhiCategory.LICENSE, "PASSPORT", "passport number"),
    VIN("L", PhiCategory.VEHICLE, "VIN", "vehicle identification number"),
    LICENSE_PLATE("L", PhiCategory.VEHICLE, "PLATE", "licence plate"),
    DEVICE_SERIAL("M", PhiCategory.DEVICE, "DEVICE", "serial or lot number of a device"),
    UDI("M", PhiCategory.DEVICE, "DEVICE", "unique device identifier"),
    IMEI("M", PhiCategory.DEVICE, "DEVICE", "IMEI of a telephone"),
    MAC_ADDRESS("M", PhiCategory.DEVICE, "MAC", "hardware address of a network device"),
    URL("N", PhiCategory.URL, "URL", "web address"),
    IP_ADDRESS("O", PhiCategory.IP, "IP", "internet address, version 4 or 6"),
    BIOMETRIC("P", PhiCategory.BIOMETRIC, "BIOMETRIC", "finger or voice print identifier"),
    PHOTO("Q", PhiCategory.PHOTO, "PHOTO", "full-face photograph or its file name"),
    NATIONAL_ID("R", PhiCategory.ID_OTHER, "ID", "national identity number of another country"),
    USERNAME("R", PhiCategory.USERNAME, "USERNAME", "user name or social media handle"),
    PASSWORD("R", PhiCategory.USERNAME, "PASSWORD", "password or access code"),
    STUDY_ID("R", PhiCategory.ID_OTHER, "ID", "number of a study subject"),
    ID_OTHER("R", PhiCategory.ID_OTHER, "ID", "any other unique number or code"),
    PROFESSION("R", PhiCategory.PROFESSION, "PROFESSION", "occupation: may stay");

    private final String paragraph;
    private final PhiCategory category;
    private final String mask;
    private final String description;

    PhiType(String paragraph, PhiCategory category, String mask, String description) {
        this.paragraph = paragraph;
        this.category = category;
        this.mask = '[' + mask + ']';
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

    /** What the policy does to values of this type, as {@link PolicyTable} says. */
    public Treatment under(ReleasePolicy policy) {
        return PolicyTable.standard().treatment(policy, this);
    }
}
