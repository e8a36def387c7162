package health.pratique.local.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;

/** What {@code Ref} and {@code Fn::GetAtt} stand for. */
interface References {

    /** @throws TemplateInvalid naming the place when there is nothing of that name */
    JsonNode ref(String name, String place);

    String attribute(String logicalId, String attribute, String place);
}
