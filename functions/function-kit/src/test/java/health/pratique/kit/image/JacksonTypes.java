package health.pratique.kit.image;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds each type that the code gives to Jackson, itself or through methods of ours that pass on what they are given. */
final class JacksonTypes {

    private static final String DATABIND = "com/fasterxml/jackson/databind/";

    /** Jackson's methods and JAX-RS's that take a value or its class, with the place of that argument; -1 is the last. */
    private static final Map<String, Integer> SINKS = Map.ofEntries(
            Map.entry(DATABIND + "ObjectMapper.readValue", -1),
            Map.entry(DATABIND + "ObjectMapper.treeToValue", -1),
            Map.entry(DATABIND + "ObjectMapper.convertValue", -1),
            Map.entry(DATABIND + "ObjectMapper.valueToTree", -1),
            Map.entry(DATABIND + "ObjectMapper.writeValue", -1),
            Map.entry(DATABIND + "ObjectMapper.writeValueAsString", -1),
            Map.entry(DATABIND + "ObjectMapper.writeValueAsBytes", -1),
            Map.entry(DATABIND + "ObjectMapper.readerFor", -1),
            Map.entry(DATABIND + "ObjectMapper.writerFor", -1),
            Map.entry(DATABIND + "ObjectReader.readValue", -1),
            Map.entry(DATABIND + "ObjectReader.forType", -1),
            Map.entry(DATABIND + "ObjectReader.treeToValue", -1),
            Map.entry(DATABIND + "ObjectWriter.writeValue", -1),
            Map.entry(DATABIND + "ObjectWriter.writeValueAsString", -1),
            Map.entry(DATABIND + "ObjectWriter.writeValueAsBytes", -1),
            Map.entry(DATABIND + "node/ObjectNode.putPOJO", -1),
            Map.entry("jakarta/ws/rs/core/Response.ok", 0),
            Map.entry("jakarta/ws/rs/core/Response.accepted", 0),
            Map.entry("jakarta/ws/rs/core/Response$ResponseBuilder.entity", 0));

    private final Map<String, Integer> sinks = new TreeMap<>(SINKS);
    private final Map<ClassDesc, String> types =
            new TreeMap<>((a, b) -> a.descriptorString().compareTo(b.descriptorString()));

    private JacksonTypes() {}

    /** Each type with one method that gives it to Jackson. */
    static Map<ClassDesc, String> of(Collection<ClassModel> classes) {
        JacksonTypes found = new JacksonTypes();
        Set<String> known;
        do {
            known = new HashSet<>(found.sinks.keySet());
            classes.forEach(found::read);
        } while (!known.equals(found.sinks.keySet()));
        return found.types;
    }

    private void read(ClassModel model) {
        for (MethodModel method : model.methods()) {
            method.code()
                    .ifPresent(code -> OperandStack.follow(
                            method, code, (call, arguments) -> call(model, method, call, arguments)));
        }
    }

    private void call(ClassModel model, MethodModel method, InvokeInstruction call, List<Operand> arguments) {
        Integer place =
                sinks.get(name(call.owner().asInternalName(), call.name().stringValue()));
        if (place == null || arguments.isEmpty()) {
            return;
        }
        Operand given = place < 0 ? arguments.getLast() : arguments.get(place);
        String here =
                name(model.thisClass().asInternalName(), method.methodName().stringValue());
        if (given.literal() != null) {
            types.putIfAbsent(given.literal(), here);
        } else if (given.parameter() >= 0 && isOpen(given.type())) {
            sinks.putIfAbsent(here, given.parameter());
        } else if (!isOpen(given.type())) {
            types.putIfAbsent(given.type(), here);
        }
    }

    private static boolean isOpen(ClassDesc type) {
        return type.equals(ConstantDescs.CD_Object) || type.equals(ConstantDescs.CD_Class);
    }

    private static String name(String owner, String method) {
        return owner + '.' + method;
    }
}
