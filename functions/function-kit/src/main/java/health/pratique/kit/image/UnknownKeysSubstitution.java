package health.pratique.kit.image;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.runtime.configuration.NameIterator;

/**
 * Takes each configured key for one that is read. Quarkus compares all of them with all that it knows, to warn of the others: a tenth
 * of the processor time before the first event is asked for, at each start, for what tests have looked at. A JVM never loads this
 * class.
 */
@TargetClass(className = "io.quarkus.runtime.generated.Config")
final class UnknownKeysSubstitution {

    @Substitute
    private static boolean isMapped(NameIterator key) {
        return true;
    }
}
