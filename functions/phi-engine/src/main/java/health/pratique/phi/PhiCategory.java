package health.pratique.phi;

/** The coarse kind of a {@link PhiType}, as labelled corpora and the {@code detect} command name it. */
public enum PhiCategory {
    NAME,
    LOCATION_ADDRESS,
    STATE_COUNTRY,
    HOSPITAL,
    ORGANIZATION,
    DATE,
    AGE,
    PHONE,
    EMAIL,
    SSN,
    ID_OTHER,
    ACCOUNT,
    LICENSE,
    VEHICLE,
    DEVICE,
    URL,
    IP,
    BIOMETRIC,
    PHOTO,
    USERNAME,
    PROFESSION
}
