package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.ReleasePolicy;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One person stays one person, and another one, however the name is written. */
class NameSurrogatesTest {

    private static final Deidentifier SUBJECT = subject("one");

    private record Person(String first, String last) {}

    @Provide
    Arbitrary<Person> people() {
        return Combinators.combine(
                        Arbitraries.of("John", "Maria", "Priya", "Zelda", "Wei", "José", "Anh", "Quentin", "Xavier"),
                        Arbitraries.of(
                                "Smith",
                                "Osei",
                                "O'Brien",
                                "Le",
                                "Do",
                                "Nguyen",
                                "Garcia-Lopez",
                                "McDonald",
                                "Du",
                                "Al"))
                .as(Person::new);
    }

    @Provide
    Arbitrary<Deidentifier> subjects() {
        return Arbitraries.strings().alpha().ofLength(12).map(NameSurrogatesTest::subject);
    }

    @Property(tries = 300)
    void everyWayToWriteANameTellsTheSameOtherPerson(
            @ForAll("people") Person person, @ForAll("subjects") Deidentifier subject) {
        String first = name(subject, person.first());
        String last = name(subject, person.last());
        String full = person.first() + " " + person.last();
        assertThat(name(subject, full)).isEqualTo(first + " " + last);
        assertThat(name(subject, full.toUpperCase(Locale.ROOT)))
                .isEqualTo((first + " " + last).toUpperCase(Locale.ROOT));
        assertThat(name(subject, full.toLowerCase(Locale.ROOT)))
                .isEqualTo((first + " " + last).toLowerCase(Locale.ROOT));
        assertThat(name(subject, person.last() + ", " + person.first())).isEqualTo(last + ", " + first);
        assertThat(name(
                        subject,
                        person.last().toUpperCase(Locale.ROOT) + ", "
                                + person.first().charAt(0)))
                .isEqualTo(last.toUpperCase(Locale.ROOT) + ", " + first.charAt(0));
        assertThat(name(subject, "Mr. " + person.last())).isEqualTo("Mr. " + last);
        assertThat(name(subject, person.last() + "'s")).isEqualTo(last + "'s");
        assertThat(name(subject, "Dr. " + full + ", MD")).isEqualTo("Dr. " + first + " " + last + ", MD");
        assertThat(name(subject, full + " Jr.")).isEqualTo(first + " " + last + " Jr.");
        assertThat(subject.replacement(
                        PhiType.INITIALS,
                        "" + person.first().charAt(0) + person.last().charAt(0)))
                .isEqualTo("" + first.charAt(0) + last.charAt(0));
    }

    @Property(tries = 300)
    void noPartOfANameStays(@ForAll("people") Person person, @ForAll("subjects") Deidentifier subject) {
        String other = name(subject, person.first() + " " + person.last());
        String[] before = (person.first() + " " + person.last()).split("[ '-]");
        String[] after = other.split("[ '-]");
        for (int word = 0; word < Math.min(before.length, after.length); word++) {
            assertThat(after[word]).isNotEqualTo(before[word]);
        }
        assertThat(other.charAt(0)).isNotEqualTo(person.first().charAt(0));
        assertThat(subject.replacement(PhiType.INITIALS, "J.S.")).matches("[A-IK-Z]\\.[A-RT-Z]\\.");
    }

    @Property(tries = 100)
    void theSameNameIsTheSameInEveryDocumentOfOneSubjectOnly(@ForAll("people") Person person) {
        String full = person.first() + " " + person.last();
        assertThat(name(subject("one"), full)).isEqualTo(name(SUBJECT, full));
        long same = Arbitraries.strings()
                .alpha()
                .ofLength(8)
                .sampleStream()
                .limit(40)
                .filter(other -> name(subject(other), full).equals(name(SUBJECT, full)))
                .count();
        assertThat(same).isLessThan(5);
    }

    @ParameterizedTest
    @CsvSource({"Mary,F", "Linda,F", "Svetlana,F", "Priscilla,F", "John,M", "Desmond,M", "Horacio,M"})
    void aFirstNameStaysOfItsGender(String name, String gender) {
        SurrogateNames names = SurrogateNames.standard();
        SurrogateNames.Kind kind = names.kindOf(name(SUBJECT, name));
        assertThat(kind).isEqualTo(gender.equals("F") ? SurrogateNames.Kind.FEMALE : SurrogateNames.Kind.MALE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Van", "Le", "Do", "Al", "De", "Bin", "Pa", "Md"})
    void aWordThatIsAllOfANameIsReplacedThoughItCanBeAParticleOrACredential(String word) {
        assertThat(name(SUBJECT, word)).isNotEqualTo(word);
        assertThat(name(SUBJECT, "Anna " + word)).doesNotEndWith(" " + word);
        assertThat(name(SUBJECT, "Anna " + word + ", RN"))
                .doesNotContain(" " + word + ",")
                .endsWith(", RN");
        assertThat(name(SUBJECT, word + " Osei")).doesNotStartWith(word + " ");
    }

    @Test
    void aParticleInsideANameStays() {
        assertThat(name(SUBJECT, "Maria de la Cruz")).matches("[A-Z][a-z]+ de la [A-Z][a-z]+");
        assertThat(name(SUBJECT, "Jan van den Berg")).matches("[A-Z][a-z]+ van den [A-Z][a-z]+");
        assertThat(name(SUBJECT, "Omar al-Hassan")).matches("[A-Z][a-z]+ al-[A-Z][a-z]+");
    }

    @Test
    void accentsAndApostrophesDoNotTellTwoPeopleApart() {
        assertThat(name(SUBJECT, "José Núñez")).isEqualTo(name(SUBJECT, "Jose Nunez"));
        assertThat(name(SUBJECT, "O'Brien"))
                .isEqualTo(name(SUBJECT, "O\u2019Brien"))
                .isEqualTo(name(SUBJECT, "Obrien"));
    }

    private static String name(Deidentifier subject, String name) {
        return subject.replacement(PhiType.NAME, name);
    }

    /** At least 32 bytes. */
    private static Deidentifier subject(String word) {
        byte[] key = (word + "-".repeat(32)).getBytes(StandardCharsets.UTF_8);
        return Deidentifier.of(ReleasePolicy.PSEUDONYMISED, key);
    }
}
