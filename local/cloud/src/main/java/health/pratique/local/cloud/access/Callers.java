package health.pratique.local.cloud.access;

import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.template.RuleResource;
import health.pratique.local.cloud.template.SamTemplate;
import health.pratique.local.cloud.template.ScheduleResource;
import health.pratique.local.cloud.template.StateMachineResource;
import health.pratique.local.cloud.template.TemplatePolicies;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The access keys of those who call for the template: logical ids, which have letters and digits only as access keys do. */
public final class Callers {

    /** Of people, of the command line and of tests; as every other key that is no caller's. */
    public static final String OPERATOR = "local";

    private static final String EVENTS = "events.amazonaws.com";

    private Callers() {}

    public static String keyOf(FunctionConfiguration function) {
        return function.logicalId();
    }

    public static String keyOf(StateMachineResource machine) {
        return machine.logicalId();
    }

    /** Of EventBridge, where the target lets the rule in. */
    public static String keyOf(RuleResource rule) {
        return rule.logicalId();
    }

    public static String keyOf(ScheduleResource schedule) {
        return schedule.logicalId();
    }

    /** Of the role that EventBridge takes for the rule's target. */
    public static String keyOf(RuleResource rule, String role) {
        return rule.logicalId() + role.substring(role.indexOf('/') + 1).replaceAll("[^A-Za-z0-9]", "");
    }

    static Map<String, Principal> of(SamTemplate template) {
        Map<String, Principal> callers = new HashMap<>();
        TemplatePolicies policies = template.policies();
        Map<String, String> functionRoles = policies.functionRoles();
        template.functions()
                .forEach(function -> callers.put(
                        keyOf(function),
                        role(
                                function.logicalId(),
                                functionRoles.getOrDefault(function.logicalId(), ""),
                                Optional.of(function.arn()),
                                policies)));
        template.stateMachines()
                .forEach(machine -> callers.put(
                        keyOf(machine), role(machine.logicalId(), machine.roleArn(), Optional.empty(), policies)));
        for (RuleResource rule : template.rules()) {
            callers.put(keyOf(rule), new Principal.Service(rule.logicalId(), EVENTS, rule.arn()));
            rule.targets().forEach(target -> target.roleArn()
                    .ifPresent(role ->
                            callers.put(keyOf(rule, role), role(rule.logicalId(), role, Optional.empty(), policies))));
        }
        template.schedules()
                .forEach(schedule -> callers.put(
                        keyOf(schedule), new Principal.Service(schedule.logicalId(), EVENTS, schedule.arn())));
        return callers;
    }

    private static Principal role(String name, String role, Optional<String> function, TemplatePolicies policies) {
        return new Principal.Role(
                name, role, function, Statements.of(policies.role(role).statements()));
    }
}
