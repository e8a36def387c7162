package health.pratique.local.cloud.comprehend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names after a title or a label, before a degree, and those that begin with a common first name. */
final class NameRules {

    private static final String PART = "\\p{Lu}[\\p{L}'’-]{1,25}";
    private static final String NAME =
            PART + "(?: (?:\\p{Lu}\\.|(?:van|de|der|la|von|bin|al|el|da|dos) " + PART + "|" + PART + ")){0,3}";
    private static final String REVERSED = PART + ", " + PART + "(?: \\p{Lu}\\.?)?";

    private static final Pattern TITLED =
            Pattern.compile("\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sr|Nurse|Rev)\\b\\.? (?<phi>" + NAME + ")");
    private static final Pattern LABELLED = Pattern.compile(
            "\\b(?i:patient(?: name)?|pt|name|attending(?: physician)?|physician|provider|surgeon|referring|nurse|therapist|seen by|signed(?: by)?"
                    + "|dictated by|reviewed by|mother|father|spouse|wife|husband|son|daughter|brother|sister|emergency contact|next of kin"
                    + "|contact|guardian|pcp|author|from|to|cc)\\s{0,2}[:=]\\s{0,3}(?:(?:Mr|Mrs|Ms|Dr)\\.? )?(?<phi>"
                    + REVERSED + "|" + NAME + ")");
    private static final Pattern WITH_DEGREE = Pattern.compile(
            "(?<phi>" + NAME + "),? (?:M\\.?D|D\\.?O|R\\.?N|N\\.?P|P\\.?A|Ph\\.?D|LCSW|CRNA|DDS|MBBS)\\b");
    private static final Pattern CAPITALISED = Pattern.compile(
            "(?<![\\p{L}'’-])(?<phi>(?<first>" + PART + ")(?<rest>(?: \\p{Lu}\\.| " + PART + "){0,2}))");

    /** Words that stand where a name could. */
    private static final Set<String> NO_NAMES = Set.of(
            "admission",
            "allergies",
            "and",
            "assessment",
            "april",
            "august",
            "blood",
            "care",
            "chief",
            "clinic",
            "complaint",
            "date",
            "department",
            "diagnosis",
            "discharge",
            "emergency",
            "history",
            "hospital",
            "center",
            "june",
            "may",
            "medical",
            "medications",
            "none",
            "note",
            "pain",
            "patient",
            "physical",
            "plan",
            "presents",
            "procedure",
            "report",
            "seen",
            "she",
            "he",
            "stable",
            "street",
            "the",
            "they",
            "unknown",
            "was",
            "with");

    private final Set<String> firstNames;

    private NameRules(Set<String> firstNames) {
        this.firstNames = firstNames;
    }

    static NameRules load() {
        try (InputStream names = Objects.requireNonNull(NameRules.class.getResourceAsStream("first-names.txt"))) {
            return new NameRules(Set.of(new String(names.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\\s+")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void find(String text, Consumer<PhiEntity> found) {
        find(TITLED, 0.98, text, found);
        find(LABELLED, 0.97, text, found);
        find(WITH_DEGREE, 0.95, text, found);
        Matcher matcher = CAPITALISED.matcher(text);
        while (matcher.find()) {
            if (firstNames.contains(matcher.group("first"))) {
                double score = matcher.group("rest").isEmpty() ? 0.64 : 0.92;
                add(matcher, score, text, found);
            }
        }
    }

    private static void find(Pattern pattern, double score, String text, Consumer<PhiEntity> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            add(matcher, score, text, found);
        }
    }

    /** Ends before the first word that is no name; {@code Jane Roe Admission} is Jane Roe. */
    private static void add(Matcher matcher, double score, String text, Consumer<PhiEntity> found) {
        int begin = matcher.start("phi");
        int end = begin;
        for (String word : text.substring(begin, matcher.end("phi")).split("(?<= )")) {
            if (NO_NAMES.contains(word.strip().toLowerCase(Locale.ROOT))) {
                break;
            }
            end += word.length();
        }
        String name = text.substring(begin, end).stripTrailing();
        if (!name.isEmpty()) {
            found.accept(new PhiEntity(begin, begin + name.length(), EntityType.NAME, score));
        }
    }
}
