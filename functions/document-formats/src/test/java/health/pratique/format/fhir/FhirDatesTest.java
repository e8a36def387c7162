package health.pratique.format.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** How a date fits the type of its element. */
class FhirDatesTest {

    @Example
    void aYearStaysAYearWhereTheTypeAllowsIt() {
        assertThat(FhirDates.fit("date", "1987")).contains("1987");
        assertThat(FhirDates.fit("dateTime", "1987")).contains("1987");
        assertThat(FhirDates.fit("instant", "1987")).contains("1987-01-01T00:00:00Z");
        assertThat(FhirDates.fit("instant", "1987-06")).contains("1987-06-01T00:00:00Z");
    }

    @Example
    void aPointInTimeIsCutToADay() {
        assertThat(FhirDates.fit("date", "2024-02-29T10:11:12.5+02:00")).contains("2024-02-29");
        assertThat(FhirDates.fit("dateTime", "2024-02-29T10:11:12.5+02:00")).contains("2024-02-29T10:11:12.5+02:00");
        assertThat(FhirDates.fit("dateTime", "2024-02-29T10:11:12")).contains("2024-02-29");
    }

    @Example
    void whatIsNoDateFitsNowhere() {
        for (String value :
                new String[] {"[DATE]", "", "2023-02-29", "2024-13", "0000", "24", "2024-1-1", "2024-01-01T25:00:00Z"
                }) {
            assertThat(FhirDates.fit("dateTime", value)).isEmpty();
        }
    }

    @Property
    void everyDayFitsEveryType(@ForAll @IntRange(min = 1, max = 2_900_000) int epochDay) {
        String day = LocalDate.ofEpochDay(epochDay).toString();
        assertThat(FhirDates.fit("date", day)).contains(day);
        assertThat(FhirDates.fit("instant", day)).contains(day + "T00:00:00Z");
    }
}
