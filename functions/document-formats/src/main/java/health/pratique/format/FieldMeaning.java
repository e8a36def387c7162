package health.pratique.format;

/** What a piece of text in a document is, as far as the format itself says. Decides how it is searched and replaced. */
public enum FieldMeaning {
    /** Natural language: anything may stand in it, so that PHI has to be looked for. */
    FREE_TEXT,
    /** Words beside a code or a reference, nearly always from a terminology; searched like {@link #FREE_TEXT}. */
    LABEL,
    /** The human-readable rendering of a resource, as plain text. It repeats the structured data: removing it loses nothing. */
    NARRATIVE,
    /** A name of a person, whole or in part, whoever the person is. */
    PERSON_NAME,
    /** The name of an organisation, a place of care or a team. */
    ORGANIZATION,
    /** A date or a point in time, in the format's own notation, of any precision. */
    DATE,
    /** The day of birth of a person. Its year alone shows an age over 89. */
    BIRTH_DATE,
    /** An age in years, as a number. */
    AGE,
    /** Street, house, box, or an address in one line. */
    ADDRESS_LINE,
    CITY,
    /** County or district: smaller than a state. */
    COUNTY,
    STATE,
    POSTAL_CODE,
    COUNTRY,
    /** Latitude, longitude or altitude, as a number. */
    GEOLOCATION,
    /** Phone, fax, e-mail or another address to reach someone at. */
    TELECOM,
    URL,
    /** A number or code given to a person, account, plan, licence, device or record. */
    IDENTIFIER,
    /** The id under which this document knows a resource. The same id is pointed to by {@link #REFERENCE} values. */
    RESOURCE_ID,
    /** The id part of a reference to a resource: replace it as the {@link #RESOURCE_ID} of the same value. */
    REFERENCE,
    /** A picture of a person; the value is its media type. A replacement removes it. */
    PHOTO,
    /** Content that is not opened, such as a PDF or a scan; the value is its media type. A replacement removes it. */
    ATTACHMENT;

    /** Whether PHI can stand anywhere in the value, so that detection has to run over it. */
    public boolean prose() {
        return this == FREE_TEXT || this == LABEL || this == NARRATIVE;
    }
}
