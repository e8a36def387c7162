package health.pratique.local.deployables.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** One of two functions of a module. */
@Named("book")
@ApplicationScoped
public class BookHandler implements RequestHandler<String, String> {

    private final Shelf shelf;

    BookHandler(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public String handleRequest(String event, Context context) {
        return shelf.book();
    }
}
