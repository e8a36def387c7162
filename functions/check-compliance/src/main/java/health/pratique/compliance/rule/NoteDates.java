package health.pratique.compliance.rule;

import health.pratique.compliance.statement.Landmark;
import health.pratique.compliance.statement.Passage;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Dates in plain text that follow a label which says what they are.
 */
final class NoteDates {

    private static final String DATE =
            "(?<date>\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}|\\d{4}-\\d{2}-\\d{2}|[A-Za-z]{3,9}\\.? \\d{1,2},? \\d{4}|\\d{1,2} [A-Za-z]{3,9}\\.? \\d{4})(?!\\d)";

    /** One of these is in each label. */
    static final Landmark[] LABELS = {Landmark.BIRTH, Landmark.ADMISSION, Landmark.DISCHARGE};

    /** Where a label does not begin with its landmark, it begins with this. */
    private static final int BEFORE = "date of ".length();

    private static final Pattern BIRTH = labelled("DOB|D\\.O\\.B\\.|date of birth|birth ?date|born(?: on)?");
    private static final Pattern ADMISSION = labelled("admitted(?: on)?|admission date|date of admission|admit date");
    private static final Pattern DISCHARGE = labelled("discharged(?: on)?|discharge date|date of discharge");

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern WORDS = Pattern.compile("(\\d{1,2} )?([A-Za-z]{3,9})\\.? (\\d{1,2})?,? ?(\\d{4})");

    private static final Map<String, Integer> MONTHS = IntStream.rangeClosed(1, 12)
            .boxed()
            .collect(Collectors.toUnmodifiableMap(
                    month -> "janfebmaraprmayjunjulaugsepoctnovdec".substring(3 * month - 3, 3 * month),
                    month -> month));

    private NoteDates() {}

    private static Pattern labelled(String label) {
        return Pattern.compile("\\b(?:" + label + ")\\s{0,3}[:=]?\\s{0,12}" + DATE, Pattern.CASE_INSENSITIVE);
    }

    static List<NoteDate> births(Passage note) {
        return all(BIRTH, note, Landmark.BIRTH);
    }

    static List<NoteDate> admissions(Passage note) {
        return all(ADMISSION, note, Landmark.ADMISSION);
    }

    static List<NoteDate> discharges(Passage note) {
        return all(DISCHARGE, note, Landmark.DISCHARGE);
    }

    /** A date that two labels share counts once. */
    private static List<NoteDate> all(Pattern pattern, Passage note, Landmark landmark) {
        List<NoteDate> dates = new ArrayList<>();
        Matcher matcher = pattern.matcher(note.text()).useTransparentBounds(true);
        int from = 0;
        for (int place : note.places(landmark)) {
            if (place >= from && (opens(matcher, place - BEFORE) || opens(matcher, place))) {
                from = matcher.end();
                NoteDate date = read(matcher.group("date"));
                if (date.readings().findAny().isPresent()) {
                    dates.add(date);
                }
            }
        }
        return dates;
    }

    private static boolean opens(Matcher matcher, int at) {
        return at >= 0 && matcher.region(at, matcher.regionEnd()).lookingAt();
    }

    private static NoteDate read(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            int one = Integer.parseInt(numbers.group(1));
            int other = Integer.parseInt(numbers.group(2));
            int year = Integer.parseInt(numbers.group(3));
            return new NoteDate(day(year, one, other), day(year, other, one));
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return NoteDate.certain(day(
                    Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)), Integer.parseInt(iso.group(3))));
        }
        return NoteDate.certain(inWords(text));
    }

    private static @Nullable LocalDate inWords(String text) {
        Matcher words = WORDS.matcher(text);
        if (!words.matches()) {
            return null;
        }
        String day = words.group(1) != null ? words.group(1) : words.group(3);
        Integer month = MONTHS.get(words.group(2).substring(0, 3).toLowerCase(Locale.ROOT));
        return day == null || month == null
                ? null
                : day(Integer.parseInt(words.group(4)), month, Integer.parseInt(day.strip()));
    }

    private static @Nullable LocalDate day(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
