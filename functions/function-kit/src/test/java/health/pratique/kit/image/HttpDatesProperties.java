package health.pratique.kit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import software.amazon.awssdk.utils.DateUtils;

/** An image's format of HTTP's dates is the SDK's. */
class HttpDatesProperties {

    /** Seconds of the years 1583 to 9999. */
    private static final long FIRST = -12_212_553_600L;

    private static final long LAST = 253_402_300_799L;

    @Property
    void aDateIsWrittenAsTheSdkWritesIt(@ForAll @LongRange(min = FIRST, max = LAST) long second) {
        Instant date = Instant.ofEpochSecond(second);

        assertThat(HttpDates.FORMAT.format(date.atZone(ZoneOffset.UTC))).isEqualTo(DateUtils.formatRfc822Date(date));
    }

    @Property
    void aDateIsReadAsTheSdkReadsIt(
            @ForAll @LongRange(min = FIRST, max = LAST) long second,
            @ForAll boolean upperCase,
            @ForAll boolean offset) {
        String written = DateUtils.formatRfc822Date(Instant.ofEpochSecond(second));
        String cased = upperCase ? written.toUpperCase(Locale.ROOT) : written;
        String date = offset ? cased.replace("GMT", "-0530") : cased;

        assertThat(read(date)).isEqualTo(DateUtils.parseRfc822Date(date));
    }

    @Example
    void theDateOfTheStandardIsRead() {
        assertThat(read("Sun, 06 Nov 1994 08:49:37 GMT")).isEqualTo(Instant.parse("1994-11-06T08:49:37Z"));
    }

    @Example
    void theFieldThatIsReplacedIsTheSdks() throws NoSuchFieldException {
        SubstitutionContract.assertFields(HttpDatesSubstitution.class, DateUtils.class);
    }

    private static Instant read(String date) {
        return HttpDates.FORMAT.withZone(ZoneOffset.UTC).parse(date, Instant::from);
    }
}
