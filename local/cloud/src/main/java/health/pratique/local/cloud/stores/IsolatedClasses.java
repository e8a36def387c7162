package health.pratique.local.cloud.stores;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Reflective access to a server in a class loader of its own. */
public final class IsolatedClasses {

    private final URLClassLoader loader;

    IsolatedClasses(URLClassLoader loader) {
        this.loader = loader;
    }

    /** Runs with the isolated loader as the thread's context loader, as the server's service lookups need it. */
    public <T> T within(Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.call();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    public Class<?> find(String className) throws ClassNotFoundException {
        return Class.forName(className, true, loader);
    }

    /** Calls the only constructor that takes as many arguments. */
    public Object make(String className, @Nullable Object... arguments) throws ReflectiveOperationException {
        return Arrays.stream(find(className).getConstructors())
                .filter(constructor -> constructor.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow(NoSuchMethodException::new)
                .newInstance(arguments);
    }

    /** Calls the public method of this name whose parameters take these arguments. */
    public @Nullable Object call(Object target, String name, @Nullable Object... arguments)
            throws ReflectiveOperationException {
        Class<?> type = target instanceof Class<?> statics ? statics : target.getClass();
        Method method = Arrays.stream(type.getMethods())
                .filter(candidate ->
                        candidate.getName().equals(name) && takes(candidate.getParameterTypes(), arguments))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(name));
        accessible(method);
        return method.invoke(target, arguments);
    }

    /** Reads a field that has no accessor. */
    public Object field(Object target, String name) throws ReflectiveOperationException {
        Field field = target.getClass().getDeclaredField(name);
        accessible(field);
        return field.get(target);
    }

    public Object arrayOf(String className, Object... elements) throws ClassNotFoundException {
        Object array = Array.newInstance(find(className), elements.length);
        for (int i = 0; i < elements.length; i++) {
            Array.set(array, i, elements[i]);
        }
        return array;
    }

    /** An implementation of one of the server's interfaces. */
    public Object implement(String interfaceName, InvocationHandler handler) throws ClassNotFoundException {
        return Proxy.newProxyInstance(loader, new Class<?>[] {find(interfaceName)}, handler);
    }

    private static boolean takes(Class<?>[] parameters, @Nullable Object[] arguments) {
        if (parameters.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            Object argument = arguments[i];
            if (argument != null && !parameters[i].isPrimitive() && !parameters[i].isInstance(argument)) {
                return false;
            }
        }
        return true;
    }

    private static void accessible(AccessibleObject member) {
        member.setAccessible(true);
    }
}
