package health.pratique.local.deployables.sample;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has more to it than any one function uses. */
@ApplicationScoped
public class Shelf {

    private final ShelfSettings settings;
    private final String room;

    Shelf(ShelfSettings settings, @ConfigProperty(name = "house.room") String room) {
        this.settings = settings;
        this.room = room;
    }

    String book() {
        IntSupplier highest = settings::highest;
        return settings.bookTable() + settings.owner() + room + highest.getAsInt();
    }

    String paper() {
        Supplier<String> order = () -> settings.order().by();
        return settings.paperTable() + settings.label().orElse("") + order.get();
    }
}
