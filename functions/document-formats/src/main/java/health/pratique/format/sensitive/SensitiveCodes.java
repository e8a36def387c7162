package health.pratique.format.sensitive;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the codes of a topic: ICD-10, ICD-9, CPT, HCPCS, SNOMED CT, LOINC, RxNorm. The codes lie in {@code codes.txt}. They are told by
 * their form, not by the name of their system, which every format and site writes otherwise. Thread-safe.
 */
final class SensitiveCodes {

    private static final String RESOURCE = "codes.txt";

    /** Codes that stand in running text: ICD with its point, LOINC with its check digit, long numbers of SNOMED CT. */
    private static final Pattern IN_TEXT = Pattern.compile(
            "(?<![\\w.-])(?:[A-Z]\\d[0-9A-Z]\\.?[0-9A-Z]{1,4}|\\d{1,5}-\\d|\\d{8,18}|[GHJ]\\d{4})(?![\\w-])");

    private record Entry(String system, String from, String to, boolean open) {

        boolean is(String code) {
            String plain = system.startsWith("icd") ? code.replace(".", "") : code;
            if (open) {
                return plain.startsWith(from) && fits(code);
            }
            return from.equals(to)
                    ? plain.equals(from)
                    : plain.length() == from.length()
                            && Character.isDigit(plain.charAt(plain.length() - 1))
                            && from.compareTo(plain) <= 0
                            && plain.compareTo(to) <= 0;
        }

        /** That a number begins like a code of another system says nothing: only what is written as ICD is goes by its beginning. */
        private boolean fits(String code) {
            return system.equals("icd10")
                    ? ICD_10.matcher(code).matches()
                    : ICD_9.matcher(code).matches();
        }
    }

    private static final Pattern ICD_10 = Pattern.compile("[A-Z]\\d[0-9A-Z](?:\\.?[0-9A-Z]{1,4})?");
    private static final Pattern ICD_9 = Pattern.compile("(?:\\d{3}|V\\d{2})(?:\\.\\d{1,2})?");

    private static final class Lazy {
        private static final Map<SensitiveTopic, List<Entry>> ENTRIES = entries();
    }

    private SensitiveCodes() {}

    /** Whether a value that is a code, as the format tells, is one of these topics. */
    static boolean is(String code, Set<SensitiveTopic> topics) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        for (SensitiveTopic topic : topics) {
            for (Entry entry : Lazy.ENTRIES.getOrDefault(topic, List.of())) {
                if (entry.is(upper)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where such codes stand in running text. */
    static List<SensitiveWords.Place> places(String text, Set<SensitiveTopic> topics) {
        List<SensitiveWords.Place> places = new ArrayList<>();
        Matcher codes = IN_TEXT.matcher(text);
        while (codes.find()) {
            if (is(codes.group(), topics)) {
                places.add(new SensitiveWords.Place(codes.start(), codes.end()));
            }
        }
        return places;
    }

    private static Map<SensitiveTopic, List<Entry>> entries() {
        Map<SensitiveTopic, List<Entry>> entries = new EnumMap<>(SensitiveTopic.class);
        TopicTable.read(RESOURCE, (topic, line) -> {
            int space = line.indexOf(' ');
            entries.computeIfAbsent(topic, none -> new ArrayList<>())
                    .add(entry(line.substring(0, space), line.substring(space + 1)));
        });
        return entries;
    }

    private static Entry entry(String system, String codes) {
        boolean open = codes.endsWith("*");
        String written = open ? codes.substring(0, codes.length() - 1) : codes;
        int dash = system.equals("cpt") || system.equals("hcpcs") ? written.indexOf('-') : -1;
        String from = dash < 0 ? written : written.substring(0, dash);
        String plain = system.startsWith("icd") ? from.replace(".", "") : from;
        return new Entry(system, plain, dash < 0 ? plain : written.substring(dash + 1), open);
    }
}
