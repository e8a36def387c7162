package health.pratique.kit.image;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.RecomputeFieldValue;
import com.oracle.svm.core.annotate.TargetClass;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.utils.DateUtils;

/**
 * Reads the dates of S3's answers by names that are written down. The SDK's own format asks the locale for the names of days and
 * months, which an image puts together anew in each process: a ninth of what StoreDocument's first answer took. A JVM never loads
 * this class.
 */
@TargetClass(DateUtils.class)
final class HttpDatesSubstitution {

    @Alias
    @RecomputeFieldValue(kind = RecomputeFieldValue.Kind.FromAlias)
    static DateTimeFormatter RFC_822_DATE_TIME = HttpDates.FORMAT;

    private HttpDatesSubstitution() {}
}
