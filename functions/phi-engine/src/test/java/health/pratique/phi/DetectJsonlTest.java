package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.ReleasePolicy;
import health.pratique.phi.evaluate.DetectJsonl;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Lines in, lines out. */
class DetectJsonlTest {

    @Test
    void onlyWhatWouldBeRedactedIsWritten() throws IOException {
        StringWriter out = new StringWriter();
        String in = """
                {"id":"a","text":"Seen by Dr. Osei in 2019, age 45."}

                {"id":"b","text":"No fever."}
                """;
        int lines = new DetectJsonl(PhiEngine.standard(), ReleasePolicy.SAFE_HARBOR).run(new StringReader(in), out);
        assertThat(lines).isEqualTo(2);
        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"id\":\"a\",\"spans\":[{\"start\":8,\"end\":16,\"type\":\"NAME\",\"confidence\":0.97}]}",
                        "{\"id\":\"b\",\"spans\":[]}");
    }
}
