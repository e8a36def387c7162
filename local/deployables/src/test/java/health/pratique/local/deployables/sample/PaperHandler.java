package health.pratique.local.deployables.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** One of two functions of a module. */
@Named("paper")
@ApplicationScoped
public class PaperHandler implements RequestHandler<String, String> {

    private final Shelf shelf;

    PaperHandler(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public String handleRequest(String event, Context context) {
        return shelf.paper();
    }
}
