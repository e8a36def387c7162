package health.pratique.local.cli.functions;

import health.pratique.local.cloud.PlatformFault;
import health.pratique.local.cloud.access.Callers;
import health.pratique.local.cloud.apigateway.HttpApplication;
import health.pratique.local.cloud.functions.FunctionFailed;
import health.pratique.local.cloud.functions.FunctionHandler;
import health.pratique.local.cloud.functions.FunctionHost;
import health.pratique.local.cloud.functions.FunctionPlatform;
import health.pratique.local.cloud.functions.InProcessFunctionHost;
import health.pratique.local.cloud.template.FunctionConfiguration;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.SdkSystemSetting;

/** The template's functions in this JVM: all in one Quarkus application, which has one environment for all. */
public final class InProcessHost implements FunctionHost {

    /** Says which of its module's handlers a function is; here each is called by its own name. */
    private static final String HANDLER = "QUARKUS_LAMBDA_HANDLER";

    /** By what HealthAPI knows that the gateway calls, and nobody else on this machine. */
    private static final String GATEWAY_SECRET = "PRATIQUE_API_GATEWAY_SECRET";

    private static final int SECRET_BYTES = 32;

    private final InProcessFunctions functions;
    private final InProcessFunctionHost host;
    private final HttpApplication healthApi;

    private InProcessHost(InProcessFunctions functions, InProcessFunctionHost host, HttpApplication healthApi) {
        this.functions = functions;
        this.host = host;
        this.healthApi = healthApi;
    }

    /**
     * Starts Quarkus.
     *
     * @param log what the functions log goes here
     * @throws PlatformFault when two functions have the same variable with different values, or Quarkus does not start
     */
    public static InProcessHost start(FunctionPlatform platform, Path log) {
        Map<String, String> properties = Map.of(
                "aws.endpointUrl",
                platform.endpoint().toString(),
                "aws.region",
                "eu-west-2",
                SdkSystemSetting.AWS_ACCESS_KEY_ID.property(),
                platform.behindApi().map(Callers::keyOf).orElse(Callers.OPERATOR),
                SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property(),
                CallingFunction.SECRET,
                "quarkus.log.file.enabled",
                "true",
                "quarkus.log.file.path",
                log.toString());
        try {
            String gatewaySecret = random();
            Map<String, String> environment = environment(platform);
            environment.put(GATEWAY_SECRET, gatewaySecret);
            InProcessFunctions functions = InProcessFunctions.start(environment, properties);
            Map<String, FunctionHandler> handlers = new HashMap<>();
            for (FunctionConfiguration function : platform.functions()) {
                handlers.put(
                        function.logicalId(),
                        (called, payload) -> CallingFunction.as(
                                Callers.keyOf(called),
                                () -> functions.call(
                                        handlerName(called.logicalId()),
                                        payload,
                                        UUID.randomUUID().toString(),
                                        called.timeout().toMillis())));
            }
            return new InProcessHost(
                    functions,
                    new InProcessFunctionHost(handlers),
                    new HttpApplication(functions.healthApi(), gatewaySecret));
        } catch (IllegalStateException failed) {
            throw new PlatformFault(String.valueOf(failed.getMessage()), failed);
        }
    }

    @Override
    public byte[] invoke(FunctionConfiguration function, byte[] payload) throws FunctionFailed, InterruptedException {
        return host.invoke(function, payload);
    }

    @Override
    public Optional<HttpApplication> http() {
        return Optional.of(healthApi);
    }

    private static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        host.close();
        functions.close();
    }

    private static Map<String, String> environment(FunctionPlatform platform) {
        Map<String, String> all = new HashMap<>();
        for (FunctionConfiguration function : platform.functions()) {
            function.environment().forEach((name, value) -> {
                if (name.equals(HANDLER)) {
                    return;
                }
                String other = all.putIfAbsent(name, value);
                if (other != null && !other.equals(value)) {
                    throw new PlatformFault(
                            name + " differs between functions, which share one environment here: use --isolated",
                            null);
                }
            });
        }
        return all;
    }

    /** {@code CheckConsentFunction} is handled by {@code check-consent}. */
    private static String handlerName(String logicalId) {
        return logicalId
                .replaceFirst("Function$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
