package health.pratique.local.cloud.comprehend;

import static health.pratique.local.cloud.comprehend.EntityRule.anyCase;
import static health.pratique.local.cloud.comprehend.EntityRule.of;

import java.util.List;

/** What has a form of its own: dates, numbers, addresses of all kinds, ages. Every repetition is bounded. */
final class FormRules {

    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
                    + "|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final String DAY = "(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?";
    private static final String YEAR = "(?:19|20)\\d{2}";
    private static final String STATE =
            "(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])";
    /** MD and PA behind a name are degrees, unless a ZIP code follows. */
    private static final String NO_DEGREE = "(?!(?:MD|PA)\\b(?! \\d{5}))";

    private static final String WORDS = "(?:\\p{Lu}[\\p{L}'’.-]{0,20} ){1,4}";
    private static final String STREET =
            "(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Terrace|Circle|Highway|Hwy|Parkway|Pkwy|Square|Close|Crescent)";
    private static final String LABEL_OF_ID =
            "(?:mrn|medical record(?: (?:number|no))?|patient (?:id|number|no)|record (?:number|no)|account(?: (?:number|no))?|acct|member"
                    + " (?:id|number|no)|policy(?: (?:number|no))?|group (?:number|no)|subscriber id|ssn|social security(?: (?:number|no))?"
                    + "|npi|dea(?: (?:number|no))?|licen[cs]e(?: (?:number|no))?|accession(?: (?:number|no))?|chart(?: (?:number|no))?"
                    + "|encounter(?: (?:id|number|no))?|visit (?:id|number|no)|case (?:number|no)|serial(?: (?:number|no))?|device id"
                    + "|vin|passport(?: (?:number|no))?|nhs(?: (?:number|no))?|health plan (?:id|number|no)|(?:licen[cs]e )?plate|id)";

    static final List<EntityRule> ALL = List.of(
            of(EntityType.DATE, 0.99, "(?<!\\d)(?<phi>" + YEAR + "-[01]\\d-[0-3]\\d)(?!\\d)"),
            of(
                    EntityType.DATE,
                    0.97,
                    "(?<![\\d/.-])(?<phi>[0-3]?\\d([/.-])[0-3]?\\d\\2(?:" + YEAR + "|\\d{2}))(?![\\d/-])"),
            anyCase(
                    EntityType.DATE,
                    0.62,
                    "\\b(?:on|since|until|till|by|from|of|before|after|through|dated?) (?<phi>(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\\d|0?[1-9]))(?![\\d/%-])"),
            anyCase(EntityType.DATE, 0.98, "\\b(?<phi>" + MONTH + " " + DAY + "(?:,? " + YEAR + ")?)(?![\\d:])\\b"),
            anyCase(
                    EntityType.DATE,
                    0.98,
                    "\\b(?<phi>" + DAY + "(?: of)?[ -]" + MONTH + "(?:,?[ -]" + YEAR + ")?)(?!\\d)"),
            anyCase(EntityType.DATE, 0.9, "\\b(?<phi>" + MONTH + ",? " + YEAR + ")\\b"),
            anyCase(
                    EntityType.PHONE_OR_FAX,
                    0.98,
                    "(?<![\\d-])(?<phi>(?:\\+?1[-. ]?)?(?:\\(\\d{3}\\) ?|\\d{3}[-. ])\\d{3}[-. ]\\d{4}(?: ?(?:x|ext\\.?) ?\\d{1,5})?)(?![\\d-])"),
            of(EntityType.PHONE_OR_FAX, 0.95, "(?<![\\d+])(?<phi>\\+\\d{1,3}(?:[ .-]\\(?\\d{1,4}\\)?){2,5})(?!\\d)"),
            of(EntityType.PHONE_OR_FAX, 0.85, "(?<!\\d)(?<phi>0\\d{2,4} \\d{3,4} ?\\d{3,4})(?!\\d)"),
            anyCase(
                    EntityType.PHONE_OR_FAX,
                    0.9,
                    "\\b(?:phone|tel(?:ephone)?|fax|cell|mobile|pager)\\W{1,4}(?<phi>\\+?[\\d(][\\d ().-]{5,18}\\d)"),
            of(
                    EntityType.EMAIL,
                    0.99,
                    "(?<![\\w.+-])(?<phi>[\\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,4})"),
            anyCase(EntityType.URL, 0.98, "(?<phi>\\b(?:https?://|www\\.)[^\\s<>\"']{3,300}[^\\s<>\"'.,;:)])"),
            of(EntityType.ID, 0.99, "(?<![\\d-])(?<phi>\\d{3}-\\d{2}-\\d{4})(?![\\d-])"),
            of(EntityType.ID, 0.85, "(?<![\\d.])(?<phi>(?:\\d{1,3}\\.){3}\\d{1,3})(?![\\d.])"),
            anyCase(
                    EntityType.ID,
                    0.97,
                    "\\b" + LABEL_OF_ID
                            + "\\.?\\s{0,2}[#:=]{0,2}\\s{0,2}(?<phi>(?=[A-Z-]{0,8}\\d)[A-Z0-9](?:[A-Z0-9-]{1,24})[A-Z0-9])\\b"),
            anyCase(EntityType.ID, 0.8, "#\\s?(?<phi>[A-Z]{0,4}-?\\d{5,12})\\b"),
            of(
                    EntityType.ADDRESS,
                    0.96,
                    "(?<![\\d.])(?<phi>\\d{1,6}[A-Z]? " + WORDS + STREET
                            + "\\b\\.?(?:,? (?:Apt|Apartment|Suite|Unit|Ste|#)\\.? ?[A-Z0-9]{1,6})?"
                            + "(?:,? (?:\\p{Lu}[\\p{L}'’.-]{1,20} ?){1,3}, " + NO_DEGREE + STATE
                            + "(?: \\d{5}(?:-\\d{4})?)?)?)"),
            of(
                    EntityType.ADDRESS,
                    0.94,
                    "(?<phi>(?:\\p{Lu}[\\p{L}'’.-]{1,20} ?){1,3}, " + NO_DEGREE + STATE
                            + "(?: \\d{5}(?:-\\d{4})?)?)\\b"),
            anyCase(EntityType.ADDRESS, 0.95, "\\b(?<phi>p\\.? ?o\\.? box \\d{1,6})\\b"),
            anyCase(EntityType.ADDRESS, 0.93, "\\bzip(?: code)?\\W{1,3}(?<phi>\\d{5}(?:-\\d{4})?)\\b"),
            of(
                    EntityType.ADDRESS,
                    0.8,
                    "\\b(?:lives in|resides in|resident of|moved (?:from|to)|hometown of) (?<phi>\\p{Lu}\\p{L}{2,20}(?: \\p{Lu}\\p{L}{2,20}){0,2})"),
            anyCase(
                    EntityType.AGE,
                    0.98,
                    "(?<![\\d.])(?<phi>\\d{1,3})[ -]?(?:years?|yrs?|months?|weeks?|days?)[ -](?:of age|old)\\b"),
            anyCase(EntityType.AGE, 0.96, "(?<![\\d.])(?<phi>\\d{1,3})[ -]?(?:y\\.?/?o\\.?)(?!\\w)"),
            anyCase(EntityType.AGE, 0.94, "\\bage[ds]?(?: of)?\\W{1,3}(?<phi>\\d{1,3})\\b(?!\\.\\d)"));

    private FormRules() {}
}
