package health.pratique.local.permissions;

import health.pratique.local.deployables.Deployables;
import health.pratique.local.deployables.FunctionCode;
import health.pratique.local.permissions.policy.DeployedFunction;
import health.pratique.local.permissions.policy.ServiceRole;
import health.pratique.local.permissions.policy.Template;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All functions of the checkout: what each needs by its code, and is granted by its role. */
public final class Permissions {

    private final Template template;
    private final Deployables deployables;
    private final Map<String, Analysed> analysed = new ConcurrentHashMap<>();

    /** @param checkout whose modules are on the class path */
    public Permissions(Path checkout) {
        this.template = Template.read(checkout.resolve("sam"));
        this.deployables = new Deployables(checkout);
    }

    /** @param legendUsed entries of the legend that the function's requests need */
    private record Analysed(Derivation.Result derived, Set<String> legendUsed) {}

    public Collection<DeployedFunction> functions() {
        return template.functions();
    }

    /** Roles by which workflows run and events start them. */
    public Collection<ServiceRole> serviceRoles() {
        return template.serviceRoles();
    }

    public List<String> faults(ServiceRole role) {
        return Exactness.faults(role);
    }

    /** What is to be changed, one line each; empty when the role is exact. */
    public List<String> faults(DeployedFunction function) {
        return Exactness.faults(function, analysed(function).derived());
    }

    Set<String> legendUsed(DeployedFunction function) {
        return analysed(function).legendUsed();
    }

    List<Need> needs(DeployedFunction function) {
        return analysed(function).derived().needs();
    }

    private Analysed analysed(DeployedFunction function) {
        return analysed.computeIfAbsent(function.id(), id -> {
            FunctionCode code = deployables.code(
                    function.module(),
                    function.handler().orElseGet(() -> deployables.handler(function.module())),
                    Legend.PLACES);
            return new Analysed(Derivation.of(function, template, code), code.legendUsed());
        });
    }
}
