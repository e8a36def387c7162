package health.pratique.format.mapping.cda;

import health.pratique.format.cda.CdaTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;

/**
 * Times (TS, IVL_TS) in the precision they are written in (guide: CDA time and dates). A time of the day without a zone takes that of
 * the document; if it has none either, the day is all that fits.
 */
final class Times {

    private static final int DAY = 10;
    private static final int SECOND = 19;

    /** What FHIR takes (R4, 2.24.0.1) and a clock knows. */
    private static final Pattern FHIR =
            Pattern.compile("\\d{4}(-\\d{2}(-\\d{2}(T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?"
                    + "(Z|[+-](0\\d|1[0-3]):[0-5]\\d|[+-]14:00)?)?)?)?");

    private Times() {}

    /** A point in time, or the beginning or end of a span that has nothing else; else why it is absent. */
    static Optional<DateTimeType> dateTime(CdaElement element) {
        Optional<DateTimeType> point = point(element).map(DateTimeType::new);
        return point.or(() -> Absent.of(element, new DateTimeType()));
    }

    static Optional<DateType> date(CdaElement element) {
        Optional<DateType> date = iso(element).map(iso -> new DateType(iso.substring(0, Math.min(DAY, iso.length()))));
        return date.or(() -> Absent.of(element, new DateType()));
    }

    /** Empty for what is not precise to the second with a zone. The value counts as read only if it is. */
    static Optional<InstantType> instant(CdaElement element) {
        return CdaTime.toIso(element.peek("value"))
                .map(iso -> zoned(iso, element))
                .filter(iso -> iso.length() > SECOND && FHIR.matcher(iso).matches())
                .map(iso -> {
                    element.attribute("value");
                    return new InstantType(iso);
                });
    }

    /** A span; a point is one that begins then. */
    static Optional<Period> period(CdaElement element) {
        Period period = new Period();
        Optional<DateTimeType> low =
                element.read("low", Times::dateTime).or(() -> point(element).map(DateTimeType::new));
        low.ifPresent(period::setStartElement);
        element.read("high", Times::dateTime).ifPresent(period::setEndElement);
        if (backwards(period)) {
            element.child("high").ifPresent(high -> high.unfit("value"));
            period.setEndElement(null);
        }
        return period.isEmpty() ? Absent.of(element, period) : Optional.of(period);
    }

    /** A point as dateTime, a span as Period. */
    static Optional<Type> when(CdaElement element) {
        boolean span = element.child("low").isPresent() || element.child("high").isPresent();
        return span ? period(element).map(Type.class::cast) : dateTime(element).map(Type.class::cast);
    }

    /** The first time of a medication, which says between when it is taken, not how often. */
    static Optional<CdaElement> ofMedication(CdaElement act) {
        return act.children("effectiveTime").stream()
                .filter(time -> !time.type().startsWith("PIVL") && !time.type().startsWith("EIVL"))
                .findFirst();
    }

    /** The point, or where the span begins, or ends. */
    static Optional<DateTimeType> first(CdaElement element) {
        return iso(element)
                .map(DateTimeType::new)
                .or(() -> element.child("low").flatMap(Times::point).map(DateTimeType::new))
                .or(() -> element.child("high").flatMap(Times::point).map(DateTimeType::new))
                .or(() -> Absent.of(element, new DateTimeType()));
    }

    private static Optional<String> point(CdaElement element) {
        return iso(element).or(() -> element.child("center").flatMap(Times::iso));
    }

    /** The value in FHIR's notation. A value that is no time, or whose time of the day does not fit, is listed. */
    static Optional<String> iso(CdaElement element) {
        Optional<String> value = element.attribute("value");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> iso = value.flatMap(CdaTime::toIso)
                .map(found -> zoned(found, element))
                .filter(found -> FHIR.matcher(found).matches());
        if (iso.isEmpty()) {
            element.unfit("value");
            return iso;
        }
        if (iso.get().length() == SECOND || iso.get().contains(".") && !hasZone(iso.get())) {
            element.unfit("value");
            return iso.map(found -> found.substring(0, DAY));
        }
        return iso;
    }

    /** The first instant that a dateTime may mean, in UTC if it has no zone; for none, the first of the epoch. */
    static String earliest(DateTimeType dateTime) {
        if (!dateTime.hasValue()) {
            return "1970-01-01T00:00:00Z";
        }
        String time = dateTime.getValueAsString();
        return time.length() > SECOND ? time : time + "0001-01-01T00:00:00Z".substring(time.length());
    }

    private static String zoned(String iso, CdaElement element) {
        return iso.length() > DAY && !hasZone(iso) ? iso + element.source().zone() : iso;
    }

    private static boolean hasZone(String iso) {
        return iso.endsWith("Z")
                || iso.length() > SECOND && iso.substring(SECOND).matches(".*[+-]\\d{2}:\\d{2}");
    }

    /** FHIR's invariant per-1. */
    private static boolean backwards(Period period) {
        return period.getStart() != null
                && period.getEnd() != null
                && period.getStart().after(period.getEnd());
    }
}
