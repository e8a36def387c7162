package health.pratique.local.cloud;

import health.pratique.local.cloud.access.Access;
import health.pratique.local.cloud.template.SamTemplate;
import health.pratique.local.cloud.workflow.StateMachines;
import java.time.Instant;

/** Everything that a template can get wrong is told before anything starts. */
final class TemplateCheck {

    private TemplateCheck() {}

    static void all(SamTemplate template) {
        template.buckets();
        template.tables();
        template.topics();
        template.queues();
        template.dataStreams();
        template.secrets();
        template.keys();
        template.keyAliases();
        template.functions();
        new StateMachines(template.stateMachines(), Instant.EPOCH);
        template.schedules();
        template.streamSources();
        template.userPools();
        RuleTargets.check(template.rules());
        RestApis.check(template);
        Access.check(template);
    }
}
