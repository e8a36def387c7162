package health.pratique.database;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.arc.ActiveResult;
import io.quarkus.flyway.runtime.FlywayRecorder;
import java.util.function.Supplier;

/**
 * Makes Flyway when tables ask for it and not with each start, of which it was a fifth. Quarkus' own answer here is that of the data
 * source, which every function with Flyway has. A JVM never loads this class.
 */
@TargetClass(FlywayRecorder.class)
final class FlywayRecorderSubstitution {

    @Substitute
    public Supplier<ActiveResult> flywayCheckActiveSupplier(String dataSource) {
        return DatabaseSchema.FLYWAY;
    }
}
