package health.pratique.export;

import health.pratique.smart.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants exported.
 *
 * @param caller who asked: with these scopes, for this purpose, and for no more
 * @param types of resources, each of which the scopes reach
 * @param since changed at or after; null for ever
 * @param request the address that it was asked for by
 */
public record ExportOrder(
        Caller caller,
        ExportRange range,
        List<String> types,
        @Nullable Instant since,
        String request) {

    public ExportOrder {
        types = List.copyOf(types);
    }
}
