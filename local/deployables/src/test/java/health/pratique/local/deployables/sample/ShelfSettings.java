package health.pratique.local.deployables.sample;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Optional;

/** What the samples are told. */
@ConfigMapping(prefix = "pratique.shelf")
public interface ShelfSettings extends OwnerSettings {

    @WithDefault("pratique-books")
    String bookTable();

    @WithDefault("pratique-papers")
    String paperTable();

    @WithName("height.max")
    @WithDefault("10")
    int highest();

    Optional<String> label();

    Order order();

    /** Settings in settings. */
    interface Order {

        @WithDefault("title")
        String by();

        String language();
    }
}
