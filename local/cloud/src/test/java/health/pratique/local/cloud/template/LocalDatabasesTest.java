package health.pratique.local.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a function is told of a database on one machine. */
class LocalDatabasesTest {

    @TempDir
    Path directory;

    @Test
    void aFunctionIsToldThatThereIsNoTls() throws IOException {
        assertThat(environment("{NOTES_DATABASE_URL: 'jdbc:postgresql://127.0.0.1:5432/notes', OTHER: kept}"))
                .containsOnly(
                        entry("NOTES_DATABASE_URL", "jdbc:postgresql://127.0.0.1:5432/notes?sslmode=disable"),
                        entry("OTHER", "kept"));
    }

    @Test
    void aFunctionThatLogsInByIamLogsInWithTheDatabasesSecret() throws IOException {
        assertThat(environment(
                        "{NOTES_DATABASE_URL: 'jdbc:postgresql://127.0.0.1:5432/notes', NOTES_DATABASE_USER: reader}"))
                .containsEntry("NOTES_DATABASE_SECRET", secret())
                .doesNotContainKey("NOTES_DATABASE_USER");
    }

    @Test
    void aDatabaseThatTheTemplateDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> environment(
                        "{OLD_DATABASE_URL: 'jdbc:postgresql://127.0.0.1:5432/old', OLD_DATABASE_USER: reader}"))
                .hasMessage("Reader.Environment.OLD_DATABASE_URL: is of no database with a secret in this template");
    }

    private Map<String, String> environment(String variables) throws IOException {
        return read(variables).functions().getFirst().environment();
    }

    private String secret() throws IOException {
        return read("{X: x}").secrets().getFirst().arn();
    }

    private SamTemplate read(String variables) throws IOException {
        String template = """
                Resources:
                  Login:
                    Type: AWS::SecretsManager::Secret
                    Properties:
                      Name: login
                      GenerateSecretString: {SecretStringTemplate: '{"username":"owner"}', GenerateStringKey: password}
                  Database:
                    Type: AWS::RDS::DBInstance
                    Properties:
                      DBName: notes
                      MasterUserPassword: !Sub '{{resolve:secretsmanager:${Login}:SecretString:password}}'
                  Reader: {Type: AWS::Serverless::Function, Properties: {CodeUri: code, Environment: {Variables: %s}}}
                """.formatted(variables);
        return SamTemplate.read(Files.writeString(directory.resolve("template.yaml"), template), Map.of())
                .at(new LocalAddresses(URI.create("http://127.0.0.1:9"), "127.0.0.1", 5432));
    }
}
