package health.pratique.format.table;

import health.pratique.format.FieldMeaning;

/** What a column is for. Several roles may have one meaning: whose a name or number is matters for the facts only. */
enum ColumnRole {
    PATIENT_NAME(FieldMeaning.PERSON_NAME),
    PERSON_NAME(FieldMeaning.PERSON_NAME),
    PATIENT_BIRTH_DATE(FieldMeaning.BIRTH_DATE),
    BIRTH_DATE(FieldMeaning.BIRTH_DATE),
    DEATH_DATE(FieldMeaning.DATE),
    DATE(FieldMeaning.DATE),
    /** The custodian's number of the patient. */
    RECORD_NUMBER(FieldMeaning.IDENTIFIER),
    PATIENT_ID(FieldMeaning.IDENTIFIER),
    /** Social security, national and member numbers: the patient's too, issued by others. */
    NATIONAL_ID(FieldMeaning.IDENTIFIER),
    IDENTIFIER(FieldMeaning.IDENTIFIER),
    ADDRESS_LINE(FieldMeaning.ADDRESS_LINE),
    CITY(FieldMeaning.CITY),
    COUNTY(FieldMeaning.COUNTY),
    STATE(FieldMeaning.STATE),
    POSTAL_CODE(FieldMeaning.POSTAL_CODE),
    COUNTRY(FieldMeaning.COUNTRY),
    GEOLOCATION(FieldMeaning.GEOLOCATION),
    TELECOM(FieldMeaning.TELECOM),
    URL(FieldMeaning.URL),
    AGE(FieldMeaning.AGE),
    ORGANIZATION(FieldMeaning.ORGANIZATION),
    /** Clinical words, codes and figures, and notes: known not to be an identifier as a whole. */
    CLINICAL(FieldMeaning.FREE_TEXT),
    /** The name tells nothing: searched with it as context, and by content. */
    UNKNOWN(FieldMeaning.FREE_TEXT);

    private final FieldMeaning meaning;

    ColumnRole(FieldMeaning meaning) {
        this.meaning = meaning;
    }

    FieldMeaning meaning() {
        return meaning;
    }
}
