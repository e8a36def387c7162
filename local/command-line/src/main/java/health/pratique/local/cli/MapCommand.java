package health.pratique.local.cli;

import health.pratique.format.DocumentFormats;
import health.pratique.format.FhirMapping;
import health.pratique.format.FormatLimits;
import health.pratique.format.fhir.FhirR4;
import health.pratique.format.mapping.MappedDocument;
import health.pratique.format.mapping.Unmapped;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a document of any format as FHIR R4. */
@Command(
        name = "map",
        description = "Print a document as a FHIR R4 bundle, offline: no platform, nothing stored. Prints PHI.",
        footer = {
            "",
            "What has no place in FHIR is listed on standard error, a line each: where it stands, and why (UNKNOWN,"
                    + " NO_TARGET,",
            "VALUE_UNFIT). It is not lost: the last entry of the bundle carries the document whole."
                    + " docs/fhir-mapping.md says more.",
            "Exit code: 0, or 1 with nothing printed when the document cannot be read.",
            "Example: ./pratique map result.hl7 > bundle.json"
        })
final class MapCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "HL7 v2, C-CDA, FHIR R4, or any other format that intake takes; - reads standard input.")
    private String file;

    @Override
    public Integer call() {
        byte[] content = InputFile.content(file);
        MappedDocument mapped =
                FhirMapping.of(DocumentFormats.standard().open(content, FormatLimits.STANDARD), content);
        PrintWriter out = spec.commandLine().getOut();
        out.println(FhirR4.context().newJsonParser().setPrettyPrint(true).encodeResourceToString(mapped.bundle()));
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        for (Unmapped place : mapped.unmapped()) {
            err.println(place.path() + " " + place.reason());
        }
        err.flush();
        return 0;
    }
}
