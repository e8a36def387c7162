package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.mapping.Unmapped.Reason;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Observations of C-CDA sections in FHIR, with values of all types. */
class CdaMappingObservationsTest {

    @Test
    void resultsAreObservationsOfAReportWithSpecimen() {
        CdaMapped mapped = CdaMapped.section("30954-2", CdaSections.RESULT);

        DiagnosticReport report = mapped.the(DiagnosticReport.class);
        Observation result = mapped.the(Observation.class);
        assertThat(report.getStatus().toCode()).isEqualTo("final");
        assertThat(report.getResultFirstRep().getReference()).endsWith(result.getIdPart());
        assertThat(result.getSpecimen().getReference())
                .endsWith(mapped.the(Specimen.class).getIdPart());
        assertThat(result.getValueQuantity().getValue()).isEqualByComparingTo("13.2");
        assertThat(result.getValueQuantity().getCode()).isEqualTo("g/dL");
        assertThat(result.getInterpretationFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("N");
        assertThat(result.getReferenceRangeFirstRep().getLow().getValue()).isEqualByComparingTo("12.0");
        assertThat(mapped.document().unmapped()).isEmpty();
    }

    @Test
    void pressuresAreComponentsOfOneObservationInThePanel() {
        CdaMapped mapped = CdaMapped.section("8716-3", CdaSections.VITALS);

        List<Observation> observations = mapped.all(Observation.class);
        Observation pressure = observations.stream()
                .filter(observation -> observation.hasComponent())
                .findFirst()
                .orElseThrow();
        Observation panel = observations.stream()
                .filter(observation -> observation.hasHasMember())
                .findFirst()
                .orElseThrow();
        assertThat(observations).hasSize(3);
        assertThat(pressure.getCode().getCodingFirstRep().getCode()).isEqualTo("85354-9");
        assertThat(pressure.getComponent())
                .extracting(component -> component.getValueQuantity().getValue().intValue())
                .containsExactly(132, 81);
        assertThat(panel.getCode().getCodingFirstRep().getCode()).isEqualTo("85353-1");
        assertThat(panel.getHasMember()).hasSize(2);
        assertThat(mapped.document().unmapped()).isEmpty();
    }

    @Test
    void smokingIsSocialHistory() {
        Observation smoking = CdaMapped.section("29762-2", CdaSections.SMOKING).the(Observation.class);

        assertThat(smoking.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("social-history");
        assertThat(smoking.getValueCodeableConcept().getCodingFirstRep().getCode())
                .isEqualTo("8517006");
    }

    @Test
    void aCodedValueIsACodeableConcept() {
        assertThat(value("<value xsi:type=\"CD\" code=\"260385009\" codeSystem=\"2.16.840.1.113883.6.96\"/>"))
                .isInstanceOf(CodeableConcept.class);
    }

    @Test
    void aWholeNumberAndAnyNumberAreIntegerAndQuantity() {
        assertThat(value("<value xsi:type=\"INT\" value=\"4\"/>"))
                .isInstanceOfSatisfying(
                        IntegerType.class, four -> assertThat(four.getValue()).isEqualTo(4));
        assertThat(value("<value xsi:type=\"REAL\" value=\"4.50\"/>"))
                .isInstanceOfSatisfying(
                        Quantity.class, number -> assertThat(number.getValue()).hasToString("4.50"));
    }

    @Test
    void textIsAStringAlsoWhereItRefersToTheNarrative() {
        assertThat(value("<value xsi:type=\"ST\">trace</value>").primitiveValue())
                .isEqualTo("trace");
        assertThat(value("<value xsi:type=\"ED\"><reference value=\"#p1\"/></value>"))
                .isInstanceOfSatisfying(
                        StringType.class, text -> assertThat(text.getValue()).isEqualTo("Words of the section"));
    }

    @Test
    void aSpanWithTwoBoundsIsARangeAndWithOneAComparison() {
        assertThat(value("<value xsi:type=\"IVL_PQ\"><low value=\"1\" unit=\"g\"/><high value=\"2\""
                        + " unit=\"g\"/></value>"))
                .isInstanceOf(Range.class);
        assertThat(value("<value xsi:type=\"IVL_PQ\"><high value=\"5\" unit=\"g\" inclusive=\"false\"/></value>"))
                .isInstanceOfSatisfying(
                        Quantity.class,
                        less -> assertThat(less.getComparator().toCode()).isEqualTo("<"));
    }

    @Test
    void aRatioAndATimeAreSuch() {
        assertThat(value("<value xsi:type=\"RTO_PQ_PQ\"><numerator value=\"1\"/><denominator value=\"128\"/></value>"))
                .isInstanceOf(Ratio.class);
        assertThat(value("<value xsi:type=\"TS\" value=\"20240304\"/>"))
                .isInstanceOfSatisfying(DateTimeType.class, day -> assertThat(day.getValueAsString())
                        .isEqualTo("2024-03-04"));
    }

    @Test
    void aValueThatIsAbsentSaysWhy() {
        Observation result =
                result("<value xsi:type=\"PQ\" nullFlavor=\"MSK\"/>").the(Observation.class);

        assertThat(result.hasValue()).isFalse();
        assertThat(result.getDataAbsentReason().getCodingFirstRep().getCode()).isEqualTo("masked");
    }

    @Test
    void aValueThatIsNoNumberIsListed() {
        CdaMapped mapped = result("<value xsi:type=\"PQ\" value=\"about 13\" unit=\"g/dL\"/>");

        assertThat(mapped.the(Observation.class).hasValue()).isFalse();
        assertThat(mapped.unmapped(Reason.VALUE_UNFIT))
                .containsExactly(
                        "component.structuredBody.component.section.entry.organizer.component.observation.value@value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12e98", "1e-99", "99.99e3"})
    void aNumberOfAsManyDigitsAsAReaderTakesIsAQuantity(String number) {
        CdaMapped mapped = result("<value xsi:type=\"PQ\" value=\"" + number + "\" unit=\"g/dL\"/>");

        assertThat(mapped.the(Observation.class).getValueQuantity().getValue()).isEqualByComparingTo(number);
        assertThat(mapped.unmapped(Reason.VALUE_UNFIT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012345678e99", "-.000000000000000001e-99"})
    void aNumberOfMoreDigitsThanAReaderTakesIsListed(String number) {
        CdaMapped mapped = result("<value xsi:type=\"PQ\" value=\"" + number + "\" unit=\"g/dL\"/>");

        assertThat(mapped.the(Observation.class).hasValue()).isFalse();
        assertThat(mapped.unmapped(Reason.VALUE_UNFIT))
                .containsExactly(
                        "component.structuredBody.component.section.entry.organizer.component.observation.value@value");
    }

    @Test
    void whatWasNotObservedIsListedAndNotTurnedAround() {
        CdaMapped mapped = CdaMapped.section(
                "29762-2", CdaSections.SMOKING.replace("<observation ", "<observation negationInd=\"true\" "));

        assertThat(mapped.all(Observation.class)).isEmpty();
        assertThat(mapped.unmapped(Reason.NO_TARGET))
                .containsExactly("component.structuredBody.component.section.entry.observation");
    }

    private static CdaMapped result(String value) {
        return CdaMapped.section(
                "30954-2", CdaSections.RESULT.replace("<value xsi:type=\"PQ\" value=\"13.2\" unit=\"g/dL\"/>", value));
    }

    private static Type value(String value) {
        return result(value).the(Observation.class).getValue();
    }
}
