package health.pratique.local.cloud.apigateway;

import health.pratique.local.cloud.functions.Functions;
import health.pratique.local.cloud.gateway.LoopbackListener;
import health.pratique.local.cloud.gateway.PortBusy;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.template.RestApiResource;
import health.pratique.local.cloud.template.UsagePlanResource;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A REST API of the template on a loopback port of its own. */
public final class ApiGateway implements AutoCloseable {

    /** A client that opens more than a laptop's share of connections is not answered. */
    private static final int CONNECTION_LIMIT = 1024;

    private final RestApiResource api;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ClientPatience patience;
    private final InstantSource clock;
    private final LoopbackListener listener;
    private final CountDownLatch served = new CountDownLatch(1);
    private volatile @Nullable FrontDoor door;
    private volatile @Nullable HttpIntegration http;

    private ApiGateway(RestApiResource api, int port, ClientPatience patience, InstantSource clock) throws IOException {
        this.api = api;
        this.patience = patience;
        this.clock = clock;
        this.listener = LoopbackListener.bind("api-gateway", port, "--api-port", CONNECTION_LIMIT, this::converse);
    }

    /**
     * Takes the port; requests wait until one of the {@code serve} methods is called.
     *
     * @param port 0 for any free one
     * @throws PortBusy when something else has it
     */
    public static ApiGateway bind(RestApiResource api, int port) throws IOException {
        return bind(api, port, InstantSource.system());
    }

    /**
     * As {@link #bind(RestApiResource, int)}.
     *
     * @param clock tells the day and the month that a call counts for, and the time that the application is told
     */
    public static ApiGateway bind(RestApiResource api, int port, InstantSource clock) throws IOException {
        return bind(api, port, ClientPatience.USUAL, clock);
    }

    static ApiGateway bind(RestApiResource api, int port, ClientPatience patience, InstantSource clock)
            throws IOException {
        return new ApiGateway(api, port, patience, clock);
    }

    /** From now on this key opens what the plan gives. */
    public void admit(String keyId, String keyValue, UsagePlanResource plan) {
        if (plan.apiIds().contains(api.id())) {
            subscriptions.add(keyId, keyValue, plan);
        }
    }

    /** The application answers from now on. */
    public void serve(HttpApplication application) {
        HttpIntegration integration = new HttpIntegration(application, address());
        http = integration;
        serve(integration);
    }

    /** The routes' functions answer from now on. */
    public void serve(Functions functions) {
        serve(new LambdaIntegration(api, functions));
    }

    void serve(Integration integration) {
        door = new FrontDoor(
                new Routes(api.routes()), subscriptions, new RefusalWords(api.refusals()), integration, clock);
        served.countDown();
    }

    /** Such as {@code http://127.0.0.1:4567}. */
    public URI address() {
        return listener.address();
    }

    /** {@code GetUsage}, behind the port of the AWS services. */
    public ServiceEndpoint controlPlane() {
        return new ControlPlane(subscriptions);
    }

    /** Calls that a key's plan let through since the start, by day in UTC: what {@code GetUsage} says, and the ledger has to say too. */
    public Map<LocalDate, Long> usage(String keyId) {
        return subscriptions.ofId(keyId).map(Subscription::callsByDay).orElse(Map.of());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        served.countDown();
        HttpIntegration open = http;
        if (open != null) {
            open.close();
        }
    }

    private void converse(Socket socket) throws IOException, InterruptedException {
        served.await();
        FrontDoor open = door;
        if (open != null) {
            new ApiConversation(socket, open, patience).run();
        }
    }
}
