package health.pratique.local.cloud;

import health.pratique.local.cloud.kinesis.KinesisEndpoint;
import health.pratique.local.cloud.sns.Topics;
import health.pratique.local.cloud.sqs.SqsEndpoint;
import health.pratique.local.cloud.template.SamTemplate;
import java.net.URI;
import java.time.Clock;

/** The topics, queues and data streams of a template, which are empty at each start. */
final class Messaging {

    private Messaging() {}

    static Topics topics(SamTemplate template) {
        Topics topics = new Topics();
        template.topics().forEach(topic -> topics.create(topic.name()));
        return topics;
    }

    static SqsEndpoint queues(SamTemplate template, URI gateway) {
        SqsEndpoint queues = new SqsEndpoint(gateway);
        template.queues().forEach(queue -> queues.createQueue(queue.name(), queue.visibilityTimeoutSeconds()));
        return queues;
    }

    static KinesisEndpoint dataStreams(SamTemplate template) {
        KinesisEndpoint streams = new KinesisEndpoint(Clock.systemUTC());
        template.dataStreams().forEach(streams::make);
        return streams;
    }
}
