package health.pratique.local.cli;

import health.pratique.smart.Role;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A role as one types it: {@code privacy-officer}. */
final class RoleName implements ITypeConverter<Role> {

    @Override
    public Role convert(String value) {
        try {
            return Role.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException("choose clinician, privacy-officer, partner or patient");
        }
    }
}
