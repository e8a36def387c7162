package health.pratique.kit.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The checks of native images see what they are there for. */
class NativeImageChecksTest {

    @Test
    void aValueThatIsWrittenIsSeenWithItsTypeThoughJacksonTakesAnyObject() throws IOException {
        assertThat(given(Writes.class)).contains(Written.class.getName(), Other.class.getName());
    }

    @Test
    void aTypeThatAMethodOfOursPassesOnIsSeenWhereItIsNamed() throws IOException {
        assertThat(given(Passes.class, Strict.class)).contains(Read.class.getName());
    }

    @Test
    void whatIsInsideATypeIsSeenTooThroughListsAndPermittedSubclasses() {
        assertThat(TypesInside.of(Whole.class))
                .containsExactlyInAnyOrder(Whole.class, Part.class, Left.class, Right.class);
    }

    @Test
    void aReferenceToAGenericTypeStandsForWhatIsInsideIt() {
        assertThat(TypesInside.of(new TypeReference<List<Written>>() {}.getClass()))
                .containsExactly(Written.class);
    }

    @Test
    void chanceThatAStaticFieldTakesThroughAMethodIsSeen() throws IOException {
        assertThat(momentOf(Chance.class)).singleElement().asString().endsWith("made > java/util/Random.<init>");
    }

    @Test
    void numbersThatFollowFromASeedMayBeUsedUp() throws IOException {
        assertThat(momentOf(UsedUp.class)).isEmpty();
    }

    @Test
    void aSourceOfNumbersThatIsKeptIsSeen() throws IOException {
        assertThat(momentOf(Kept.class)).singleElement().asString().endsWith("keeps SEEDED");
    }

    private static Collection<String> momentOf(Class<?> type) throws IOException {
        return BuildTimeState.calls(Map.of(type.getName().replace('.', '/'), model(type)));
    }

    private static Collection<String> given(Class<?>... classes) throws IOException {
        List<ClassModel> models = new ArrayList<>();
        for (Class<?> one : classes) {
            models.add(model(one));
        }
        return JacksonTypes.of(models).keySet().stream()
                .map(type -> type.packageName() + '.' + type.displayName())
                .toList();
    }

    private static ClassModel model(Class<?> type) throws IOException {
        String file = '/' + type.getName().replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(file))) {
            return ClassFile.of().parse(in.readAllBytes());
        }
    }

    record Written(String text) {}

    record Other(String text) {}

    record Read(String text) {}

    record Whole(List<Part> parts) {}

    sealed interface Part permits Left, Right {}

    record Left(int number) implements Part {}

    record Right(int number) implements Part {}

    static final class Writes {

        String write(ObjectMapper json, boolean one, Written written) throws JsonProcessingException {
            return one ? json.writeValueAsString(written) : json.writeValueAsString(new Other("text"));
        }
    }

    static final class Strict {

        <T> T read(ObjectMapper json, String text, Class<T> type) throws JsonProcessingException {
            return json.readerFor(type).readValue(text);
        }
    }

    static final class Passes {

        Read read(Strict strict, ObjectMapper json) throws JsonProcessingException {
            return strict.read(json, "{}", Read.class);
        }
    }

    static final class Chance {

        static final long CHANCE = made();

        private static long made() {
            return new Random().nextLong();
        }
    }

    static final class UsedUp {

        static final long NUMBER = new Random(7).nextLong();
    }

    static final class Kept {

        static final Random SEEDED = new Random(7);
    }
}
