package health.pratique.fraud;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Teaches each custodian's forest, once a day. */
@Named("learn-forest")
@ApplicationScoped
public class LearnForestHandler implements RequestHandler<JsonNode, LearnReport> {

    /** What has begun by then is done before Lambda ends the call. */
    private static final int RESERVE_MILLIS = 60_000;

    private final ForestSchool school;

    public LearnForestHandler(ForestSchool school) {
        this.school = school;
    }

    @Override
    public LearnReport handleRequest(JsonNode event, Context context) {
        return school.teach(() -> context.getRemainingTimeInMillis() > RESERVE_MILLIS);
    }
}
