package health.pratique.local.cloud.comprehend;

/** The types of DetectPHI, all of category PROTECTED_HEALTH_INFORMATION. */
enum EntityType {
    NAME,
    AGE,
    DATE,
    PHONE_OR_FAX,
    EMAIL,
    ID,
    URL,
    ADDRESS,
    PROFESSION
}
