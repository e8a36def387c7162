package health.pratique.compliance.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Units as laboratories and monitors write them. */
class UcumTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mg/dL", "mmol/L", "10*3/uL", "10*-6", "10^9/L", "mm[Hg]", "/min", "{beats}/min", "%", "%{total}",
                        "Cel", "[degF]", "kg/m2",
                "mL/min/{1.73_m2}", "m[IU]/L", "u[IU]/mL", "[IU]/L", "ng/mL", "pg", "fL", "meq/L", "mosm/kg", "U/L",
                        "ukat/L", "g%", "1",
                "{score}", "[in_i]", "[lb_av]", "cm[H2O]", "L/min", "mg/(24.h)", "kcal", "ug/kg/min", "mL/(kg.min)",
                        "[pH]", "kPa", "a", "wk",
                "[drp]", "[arb'U]/mL", "{INR}", "s", "dB", "mV", "mm/h", "ug/mmol{creat}"
            })
    void isAUnit(String code) {
        assertThat(Ucum.isUnit(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "mcg", "Puffs", "mg/", "//L", "10+3/ul", "mEq/L", "bpm", "mg dL", "mmHg", "{open", "(mg", "mg)",
                "m[Hg", "xyz", "kmin", "mg//dL"
            })
    void isNone(String code) {
        assertThat(Ucum.isUnit(code)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "98.6, [degF], Cel, 37",
        "1, [lb_av], kg, 0.45359237",
        "70, [in_i], cm, 177.8",
        "16, kPa, mm[Hg], 120.01",
        "1, g/L, mg/dL, 100",
        "4.5, 10*9/L, 10*3/uL, 4.5",
        "0.5, L/L, %, 50",
        "60, /min, Hz, 1"
    })
    void convertsToAnother(double amount, String from, String to, double expected) {
        Unit unit = Ucum.unit(from).orElseThrow();
        assertThat(unit.in(Ucum.unit(to).orElseThrow(), amount)).isCloseTo(expected, within(expected * 1e-4));
    }

    @ParameterizedTest
    @CsvSource({"mg/dL, mmol/L, false", "mg/dL, g/L, true", "/min, Hz, true", "mm[Hg], cm, false", "mmol/L, meq/L, true"
    })
    void knowsWhatMeasuresTheSame(String one, String other, boolean same) {
        assertThat(Ucum.unit(one)
                        .orElseThrow()
                        .measuresTheSameAs(Ucum.unit(other).orElseThrow()))
                .isEqualTo(same);
    }

    @Test
    void aUnitOfManyParenthesesIsNone() {
        assertThat(Ucum.isUnit("(".repeat(30) + "m" + ")".repeat(30))).isFalse();
    }
}
