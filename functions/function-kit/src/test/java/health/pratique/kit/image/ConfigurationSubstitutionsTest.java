package health.pratique.kit.image;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.kit.KitSettings;
import io.smallrye.config.ConfigMappingContext;
import io.smallrye.config.ConfigMappingLoader;
import io.smallrye.config.ConfigMappingLoader.ConfigMappingImplementation;
import io.smallrye.config.DefaultValuesConfigSource;
import io.smallrye.config.PropertyName;
import java.lang.reflect.Constructor;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Quarkus and SmallRye are what an image's changes to the configuration take them for. */
class ConfigurationSubstitutionsTest {

    private static final ConfigMappingImplementation MAPPING = ConfigMappingLoader.ensureLoaded(KitSettings.class);

    @Test
    void defaultsAreKeptInTheFieldsThatAreRead() throws NoSuchFieldException {
        SubstitutionContract.assertFields(DefaultsSubstitution.class, DefaultValuesConfigSource.class);
        SubstitutionContract.assertMethods(DefaultsSubstitution.class, DefaultValuesConfigSource.class);
    }

    @Test
    void mappingsAreMadeWhereTheyAreTakenToBe() throws NoSuchFieldException {
        SubstitutionContract.assertFields(MappingSubstitution.class, ConfigMappingLoader.class);
        SubstitutionContract.assertMethods(MappingSubstitution.class, ConfigMappingLoader.class);
    }

    @Test
    void aMappingIsMadeByTheConstructorThatSmallRyeCalls() {
        Constructor<?> found = (Constructor<?>) new MappingSubstitution.FoundConstructor().transform(MAPPING, null);

        assertThat(MAPPING.constructor().type().parameterArray()).containsExactly(found.getParameterTypes());
        assertThat(found.getParameterTypes()).containsExactly(ConfigMappingContext.class);
        assertThat(found.getDeclaringClass())
                .isEqualTo(MAPPING.implementation())
                .matches(KitSettings.class::isAssignableFrom);
    }

    @Test
    void aMappingsKeysAreThoseThatSmallRyeAsksFor() throws Throwable {
        assertThat(new MappingSubstitution.FoundProperties().transform(MAPPING, null))
                .isEqualTo((Map<?, ?>) MAPPING.getProperties().invoke())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsKey("audit-table");
    }

    /** When this fails, names are hashed by what they hold and the index of keys with a star can go. */
    @Test
    void namesStillHaveOneHash() {
        assertThat(new PropertyName("quarkus.s3.region")).hasSameHashCodeAs(new PropertyName("quarkus.log.level"));
    }
}
