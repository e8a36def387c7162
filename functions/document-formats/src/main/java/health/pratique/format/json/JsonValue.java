package health.pratique.format.json;

/** A JSON value (RFC 8259). Immutable. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonText, JsonNumber, JsonLiteral {}
