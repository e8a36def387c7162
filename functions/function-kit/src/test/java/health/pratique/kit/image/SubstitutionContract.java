package health.pratique.kit.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;

/** That a class of which an image changes methods is what the change takes it for. */
public final class SubstitutionContract {

    private SubstitutionContract() {}

    /** The methods that are replaced or called are there, with the same parameters and results. */
    public static void assertMethods(Class<?> substitution, Class<?> target) {
        assertThat(Stream.of(substitution.getDeclaredMethods())
                        .filter(SubstitutionContract::isOfTheTarget)
                        .map(SubstitutionContract::signature))
                .isNotEmpty()
                .isSubsetOf(Stream.of(target.getDeclaredMethods())
                        .map(SubstitutionContract::signature)
                        .toList());
    }

    /** The fields that are read are there, with the same types. */
    public static void assertFields(Class<?> substitution, Class<?> target) throws NoSuchFieldException {
        for (Field read : substitution.getDeclaredFields()) {
            if (isOfTheTarget(read)) {
                Field there = target.getDeclaredField(read.getName());
                assertThat(there.getType()).as(read.getName()).isEqualTo(read.getType());
                assertThat(Modifier.isStatic(there.getModifiers()))
                        .as(read.getName())
                        .isEqualTo(Modifier.isStatic(read.getModifiers()));
            }
        }
    }

    private static boolean isOfTheTarget(AnnotatedElement member) {
        return member.isAnnotationPresent(Substitute.class) || member.isAnnotationPresent(Alias.class);
    }

    private static String signature(Method method) {
        return method.getReturnType() + " " + method.getName() + Arrays.toString(method.getParameterTypes());
    }
}
