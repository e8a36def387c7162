package health.pratique.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is learned while an image is built is not learned again when it starts. */
class LearnedMessagesTest {

    private final List<Class<?>> learned = new ArrayList<>();
    private final ObjectMapper mapper = new ObjectMapper()
            .findAndRegisterModules()
            .registerModule(new SimpleModule()
                    .setDeserializerModifier(new BeanDeserializerModifier() {
                        @Override
                        public JsonDeserializer<?> modifyDeserializer(
                                DeserializationConfig config, BeanDescription type, JsonDeserializer<?> made) {
                            learned.add(type.getBeanClass());
                            return made;
                        }
                    })
                    .setSerializerModifier(new BeanSerializerModifier() {
                        @Override
                        public JsonSerializer<?> modifySerializer(
                                SerializationConfig config, BeanDescription type, JsonSerializer<?> made) {
                            learned.add(type.getBeanClass());
                            return made;
                        }
                    }));

    @Test
    void theHandlersMessagesAreLearnedOnce() {
        LearnedMessages.learn(mapper);
        assertThat(learned).contains(FraudRequest.class);
        learned.clear();

        Type[] messages =
                ((ParameterizedType) ScoreFraudHandler.class.getGenericInterfaces()[0]).getActualTypeArguments();
        assertThat(ScoreFraudHandler.class.getInterfaces()).containsExactly(RequestHandler.class);
        mapper.readerFor((Class<?>) messages[0]);
        mapper.writerFor((Class<?>) messages[1]);
        assertThat(learned).isEmpty();
    }
}
