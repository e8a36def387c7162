package health.pratique.phi.text;

import java.util.List;

/**
 * What the lexicon knows of a word, as bits. A word may have several: "May" is a month, a first name, a surname and a common
 * word. The order is that of the lexicon resource and never changes; new flags go to the end.
 */
public final class Flag {

    /** One of the thousand or so most frequent first names. */
    public static final int FIRST_COMMON = 1;
    /** Any first name. */
    public static final int FIRST = 1 << 1;
    /** One of the few thousand most frequent US surnames. */
    public static final int LAST_COMMON = 1 << 2;
    /** Any surname. */
    public static final int LAST = 1 << 3;
    /** A one-word city or town name, or the first word of a longer one. */
    public static final int CITY = 1 << 4;
    /** A city that is likely meant where its name stands. */
    public static final int CITY_LARGE = 1 << 5;

    public static final int STATE = 1 << 6;
    public static final int STATE_CODE = 1 << 7;
    public static final int COUNTRY = 1 << 8;
    /** Among the most frequent English words. */
    public static final int COMMON = 1 << 9;
    /** An English word. */
    public static final int ENGLISH = 1 << 10;
    /** Drug, disease, anatomy, procedure or laboratory word. */
    public static final int MEDICAL = 1 << 11;
    /** A name that stands for a sign, disease or device, such as Foley or Babinski. */
    public static final int EPONYM = 1 << 12;

    public static final int MONTH = 1 << 13;
    public static final int WEEKDAY = 1 << 14;
    /** Mr, Mrs, Dr and the like. */
    public static final int TITLE = 1 << 15;
    /** MD, RN, PhD and the like. */
    public static final int CREDENTIAL = 1 << 16;
    /** Mother, brother, wife and the like. */
    public static final int RELATION = 1 << 17;
    /** Street, avenue and the like. */
    public static final int STREET = 1 << 18;
    /** Hospital, clinic and the like. */
    public static final int FACILITY = 1 << 19;
    /** Inc, LLC, university and the like. */
    public static final int ORGANIZATION = 1 << 20;
    /** Word before an identifier, such as MRN or account. */
    public static final int ID_WORD = 1 << 21;
    /** Word that a sign, disease or device may follow an eponym with, such as syndrome or catheter. */
    public static final int EPONYM_HEAD = 1 << 22;
    /** Particle inside a name: van, de, bin. */
    public static final int PARTICLE = 1 << 23;
    /** Word before a person's name: attending, signed, patient. */
    public static final int NAME_CUE = 1 << 24;
    /** Verb that a person does, after the name: reports, denies, lives. */
    public static final int PERSON_VERB = 1 << 25;
    /** Word that begins or makes a section heading. */
    public static final int HEADING = 1 << 26;
    /** Clinical specialty or ward. */
    public static final int SPECIALTY = 1 << 27;
    /** Words of a number: ninety, five. */
    public static final int NUMBER_WORD = 1 << 28;
    /** Facts about nationality, religion and language: Spanish, Jewish. */
    public static final int PEOPLE = 1 << 29;

    /** First word of a place name of several words; the whole name, with single spaces, is in the lexicon too. */
    public static final int PLACE_START = 1 << 30;
    /** A US county. */
    public static final int COUNTY = 1 << 31;

    private static final List<String> NAMES = List.of(
            "FIRST_COMMON",
            "FIRST",
            "LAST_COMMON",
            "LAST",
            "CITY",
            "CITY_LARGE",
            "STATE",
            "STATE_CODE",
            "COUNTRY",
            "COMMON",
            "ENGLISH",
            "MEDICAL",
            "EPONYM",
            "MONTH",
            "WEEKDAY",
            "TITLE",
            "CREDENTIAL",
            "RELATION",
            "STREET",
            "FACILITY",
            "ORGANIZATION",
            "ID_WORD",
            "EPONYM_HEAD",
            "PARTICLE",
            "NAME_CUE",
            "PERSON_VERB",
            "HEADING",
            "SPECIALTY",
            "NUMBER_WORD",
            "PEOPLE",
            "PLACE_START",
            "COUNTY");

    private Flag() {}

    /** The bit of a flag by its name, as the lexicon's sources write it. */
    static int named(String name) {
        int bit = NAMES.indexOf(name);
        if (bit < 0) {
            throw new IllegalArgumentException("the lexicon names an unknown flag");
        }
        return 1 << bit;
    }
}
