package health.pratique.api.oauth;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the introspection endpoint is sent (RFC 7662, section 2.1), for the API's description. */
@Schema(name = "IntrospectionForm")
record IntrospectionForm(@Schema(examples = "eyJ…") String token) {}
