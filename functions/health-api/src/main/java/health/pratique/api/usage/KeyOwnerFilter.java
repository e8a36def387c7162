package health.pratique.api.usage;

import health.pratique.api.http.CallOrigins;
import health.pratique.api.http.CallerContext;
import health.pratique.api.http.ProblemAnswers;
import health.pratique.api.http.ProblemKind;
import health.pratique.api.http.RefusalRecord;
import health.pratique.smart.ApiClients;
import health.pratique.smart.Caller;
import health.pratique.smart.RegisteredClient;
import health.pratique.smart.Role;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Who calls with a token and with a key has to be the same partner: a token in one's hands is not to be used on another's bill. */
@Provider
@Priority(Priorities.AUTHENTICATION + 100)
public class KeyOwnerFilter implements ContainerRequestFilter {

    private final CallerContext context;
    private final CallOrigins origins;
    private final ApiClients clients;
    private final RefusalRecord refusals;
    private final ProblemAnswers answers;

    public KeyOwnerFilter(
            CallerContext context,
            CallOrigins origins,
            ApiClients clients,
            RefusalRecord refusals,
            ProblemAnswers answers) {
        this.context = context;
        this.origins = origins;
        this.clients = clients;
        this.refusals = refusals;
        this.answers = answers;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<Caller> caller = context.verified();
        Optional<String> apiKeyId = origins.origin().apiKeyId();
        if (caller.isEmpty() || apiKeyId.isEmpty()) {
            return;
        }
        boolean owns = clients.find(caller.get().client())
                .map(client -> owns(client, apiKeyId.get()))
                .orElse(caller.get().role() != Role.PARTNER);
        if (!owns) {
            refusals.caller(caller.get(), "API_KEY_OF_ANOTHER");
            request.abortWith(answers.answer(ProblemKind.NOT_PERMITTED, request.getUriInfo()));
        }
    }

    /** A person's application may come with any key that opens; a partner with its own alone. */
    private static boolean owns(RegisteredClient client, String apiKeyId) {
        return client.apiKeyIds().contains(apiKeyId)
                || client.role() != Role.PARTNER && client.apiKeyIds().isEmpty();
    }
}
