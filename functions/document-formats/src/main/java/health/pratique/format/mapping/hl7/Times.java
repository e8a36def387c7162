package health.pratique.format.mapping.hl7;

import health.pratique.format.hl7.Hl7Dates;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.TimeType;

/**
 * Time stamps of one message. FHIR knows no time without a zone: one that names none is in the zone of the message's own time stamp
 * (HL7 v2.5.1, 2.15.9.7); if that has none either, the day stays, and the time is listed as unfit.
 */
final class Times {

    private static final Pattern ISO = Pattern.compile(
            "(\\d{4}(?:-\\d{2}(?:-\\d{2})?)?)(?:T((?:[01]\\d|2[0-3])):([0-5]\\d)(?::([0-5]\\d)(\\.\\d+)?)?)?(Z|[+-]\\d{2}:\\d{2})?");

    private static final Pattern TIME =
            Pattern.compile("([01]\\d|2[0-3]):?([0-5]\\d)(?::?([0-5]\\d)(?:\\.\\d{1,4})?)?");

    private final String zone;

    private Times(String zone) {
        this.zone = zone;
    }

    /** @param stamp MSH-7 */
    static Times of(Value stamp) {
        Matcher parts = ISO.matcher(Hl7Dates.toIso(stamp.code()).orElse(""));
        return new Times(parts.matches() && parts.group(6) != null ? parts.group(6) : "");
    }

    Optional<DateTimeType> dateTime(Value value) {
        return fitted(value, true).map(DateTimeType::new);
    }

    /** The day; a time beside it is listed as unfit. */
    Optional<DateType> date(Value value) {
        return fitted(value, false).map(DateType::new);
    }

    /** Only a time with its zone is an instant. */
    Optional<InstantType> instant(Value value) {
        Optional<String> whole = fitted(value, true).filter(fitted -> fitted.indexOf('T') > 0);
        if (whole.isEmpty()) {
            value.unfit();
        }
        return whole.map(InstantType::new);
    }

    /** Empty unless one of them is a time stamp. */
    Optional<Period> period(Value from, Value to) {
        Period period = new Period();
        dateTime(from).ifPresent(period::setStartElement);
        dateTime(to).ifPresent(period::setEndElement);
        if (period.hasStart() && period.hasEnd() && period.getStart().after(period.getEnd())) {
            // R4, invariant per-1: a period that ends before it starts keeps its start alone.
            period.setEndElement(null);
            to.unfit();
        }
        return period.isEmpty() ? Optional.empty() : Optional.of(period);
    }

    /** The data type TM, without its zone, which a FHIR time has not. */
    Optional<TimeType> time(Value value) {
        Matcher time = TIME.matcher(value.code());
        if (!time.matches()) {
            value.unfit();
            return Optional.empty();
        }
        value.use();
        String seconds = time.group(3) == null ? "00" : time.group(3);
        return Optional.of(new TimeType(time.group(1) + ":" + time.group(2) + ":" + seconds));
    }

    private Optional<String> fitted(Value value, boolean withTime) {
        Optional<String> iso = Hl7Dates.toIso(value.code());
        Matcher parts = ISO.matcher(iso.orElse(""));
        if (!parts.matches()) {
            // No time stamp; or an hour without minutes, or the hour 24, of which the day is left.
            value.unfit();
            return iso.filter(stamp -> stamp.indexOf('T') > 0).map(stamp -> cut(value, stamp));
        }
        value.use();
        String hour = parts.group(2);
        if (hour == null) {
            return Optional.of(parts.group(1));
        }
        String offset = parts.group(6) == null ? zone : parts.group(6);
        if (offset.isEmpty() || !withTime) {
            return Optional.of(cut(value, iso.orElse("")));
        }
        String seconds = parts.group(4) == null ? "00" : parts.group(4);
        String fraction = parts.group(5) == null ? "" : parts.group(5);
        return Optional.of(parts.group(1) + "T" + hour + ":" + parts.group(3) + ":" + seconds + fraction + offset);
    }

    private static String cut(Value value, String iso) {
        value.unfit();
        return iso.substring(0, iso.indexOf('T'));
    }
}
