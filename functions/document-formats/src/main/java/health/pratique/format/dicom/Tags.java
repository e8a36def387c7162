package health.pratique.format.dicom;

/** Tags that the code itself has to know. */
final class Tags {

    static final int ITEM = 0xFFFE_E000;
    static final int ITEM_END = 0xFFFE_E00D;
    static final int SEQUENCE_END = 0xFFFE_E0DD;
    static final long UNDEFINED = 0xFFFF_FFFFL;

    static final int META_LENGTH = 0x0002_0000;
    static final int MEDIA_STORAGE_SOP_CLASS_UID = 0x0002_0002;
    static final int TRANSFER_SYNTAX_UID = 0x0002_0010;
    static final int SPECIFIC_CHARACTER_SET = 0x0008_0005;
    static final int IMAGE_TYPE = 0x0008_0008;
    static final int SOP_CLASS_UID = 0x0008_0016;
    static final int MODALITY = 0x0008_0060;
    static final int CONVERSION_TYPE = 0x0008_0064;
    static final int CODE_VALUE = 0x0008_0100;
    static final int CODING_SCHEME_DESIGNATOR = 0x0008_0102;
    static final int CODE_MEANING = 0x0008_0104;
    static final int PATIENT_ID = 0x0010_0020;
    static final int PATIENT_BIRTH_DATE = 0x0010_0030;
    static final int OTHER_PATIENT_IDS = 0x0010_1000;
    static final int OTHER_PATIENT_IDS_SEQUENCE = 0x0010_1002;
    static final int PATIENT_IDENTITY_REMOVED = 0x0012_0062;
    static final int DEIDENTIFICATION_METHOD = 0x0012_0063;
    static final int DEIDENTIFICATION_METHOD_CODES = 0x0012_0064;
    static final int BURNED_IN_ANNOTATION = 0x0028_0301;
    static final int RECOGNIZABLE_VISUAL_FEATURES = 0x0028_0302;
    static final int TEMPORAL_INFORMATION_MODIFIED = 0x0028_0303;
    static final int ENCAPSULATED_DOCUMENT = 0x0042_0011;
    static final int ENCAPSULATED_MEDIA_TYPE = 0x0042_0012;
    static final int ENCAPSULATED_DOCUMENT_LENGTH = 0x0042_0015;
    static final int FLOAT_PIXEL_DATA = 0x7FE0_0008;
    static final int DOUBLE_PIXEL_DATA = 0x7FE0_0009;
    static final int PIXEL_DATA = 0x7FE0_0010;

    private Tags() {}
}
