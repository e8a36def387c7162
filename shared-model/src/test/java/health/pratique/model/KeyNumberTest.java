package health.pratique.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Numbers in keys. */
class KeyNumberTest {

    @Property
    void textOrderIsNumberOrder(
            @ForAll @LongRange(min = 0, max = 9_999_999_999L) long one,
            @ForAll @LongRange(min = 0, max = 9_999_999_999L) long other) {
        assertThat(Integer.signum(KeyNumber.of(one, 10).compareTo(KeyNumber.of(other, 10))))
                .isEqualTo(Long.compare(one, other));
    }

    @Example
    void zerosLead() {
        assertThat(KeyNumber.of(42, 10)).isEqualTo("0000000042");
    }

    @Example
    void aNumberThatWouldLeaveTheOrderIsRefused() {
        assertThatThrownBy(() -> KeyNumber.of(100, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyNumber.of(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
