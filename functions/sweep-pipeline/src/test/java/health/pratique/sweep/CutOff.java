package health.pratique.sweep;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Ends whoever calls a store: at one of its calls, before the store hears of it, or after it has done what was asked. */
final class CutOff {

    private int left = Integer.MAX_VALUE;
    private boolean done;

    /** The process is gone: nothing catches it. */
    static final class Ended extends Error {
        private static final long serialVersionUID = 1;
    }

    /**
     * @param calls that are answered before
     * @param after whether the last call is carried out
     */
    void at(int calls, boolean after) {
        left = calls;
        done = after;
    }

    void never() {
        left = Integer.MAX_VALUE;
    }

    <T> T over(Class<T> type, T client) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(client, method, arguments)));
    }

    private @Nullable Object call(Object client, Method method, Object @Nullable [] arguments) throws Throwable {
        boolean last = left-- == 0;
        if (last && !done) {
            throw new Ended();
        }
        try {
            Object answer = method.invoke(client, arguments);
            if (last) {
                throw new Ended();
            }
            return answer;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
