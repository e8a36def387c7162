package health.pratique.local.cli.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** A handler behind bytes, as Lambda sees it. Thread-safe where the handler is. */
final class Function {

    private final RequestHandler<Object, Object> handler;
    private final JavaType input;
    private final ObjectMapper json;

    private Function(RequestHandler<Object, Object> handler, JavaType input, ObjectMapper json) {
        this.handler = handler;
        this.input = input;
        this.json = json;
    }

    /** @param handlerClass the handler as written, not its proxy: it says what the input type is */
    static Function of(Class<?> handlerClass, RequestHandler<?, ?> handler, ObjectMapper json) {
        for (Type type : handlerClass.getGenericInterfaces()) {
            if (type instanceof ParameterizedType generic && generic.getRawType() == RequestHandler.class) {
                @SuppressWarnings("unchecked")
                RequestHandler<Object, Object> untyped = (RequestHandler<Object, Object>) handler;
                JavaType input = json.constructType(generic.getActualTypeArguments()[0]);
                return new Function(untyped, input, json);
            }
        }
        throw new IllegalStateException(handlerClass.getName() + " does not say which RequestHandler it is");
    }

    /** What the handler throws, this throws. */
    byte[] call(byte[] payload, Context context) throws IOException {
        return json.writeValueAsBytes(handler.handleRequest(json.readValue(payload, input), context));
    }
}
