package health.pratique.api.openapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * FHIR's interactions, which are the same for every type of resource: FHIR R4, section 3.1.0; Bulk Data Access 2.0. What each type
 * can do stands in the CapabilityStatement.
 */
final class FhirOperations {

    private static final String BASE = "/fhir/R4";
    private static final String TAG = "FHIR";

    private static final String ANY = "/{type}";
    private static final String ONE = "/{type}/{id}";
    private static final String JOB = "/export-jobs/{job}";
    private static final String EXPORT = "/$export";
    private static final String SEARCH = "fhirSearch";

    /** @param path below the base */
    private record Row(
            HttpMethod method,
            String path,
            String id,
            String summary,
            @Nullable FhirSample sent,
            int status,
            @Nullable FhirSample answer) {

        boolean describes(HttpMethod called, String at) {
            return called == method && at.equals(BASE + path);
        }

        /** Of one type of resource that has addresses of its own. */
        Row of(String type) {
            return new Row(
                    method,
                    path,
                    id + type,
                    summary,
                    sent == null ? null : sent.about(type),
                    status,
                    answer == null ? null : answer.about(type));
        }
    }

    private static final List<Row> ROWS = List.of(
            get("/metadata", "fhirCapabilities", "What this server can do", FhirSample.CAPABILITIES),
            post("", "fhirBundle", "Performs a batch or a transaction", FhirSample.BATCH, 200, FhirSample.BATCH_ANSWER),
            get(ANY, SEARCH, "Searches resources of a type", FhirSample.PAGE),
            post(
                    ANY + "/_search",
                    "fhirSearchByForm",
                    "Searches, with the parameters in the body",
                    FhirSample.FORM,
                    200,
                    FhirSample.PAGE),
            post(ANY, "fhirCreate", "Creates a resource", FhirSample.NEW_PATIENT, 201, FhirSample.PATIENT),
            get(ONE, "fhirRead", "Reads a resource", FhirSample.PATIENT),
            new Row(
                    HttpMethod.PUT,
                    ONE,
                    "fhirUpdate",
                    "Replaces a resource",
                    FhirSample.PATIENT,
                    200,
                    FhirSample.PATIENT),
            new Row(
                    HttpMethod.PATCH,
                    ONE,
                    "fhirPatch",
                    "Changes parts of a resource (RFC 6902)",
                    FhirSample.PATCH,
                    200,
                    FhirSample.PATIENT),
            delete(ONE, "fhirDelete", "Deletes a resource; its history stays", 204),
            get(ONE + "/_history", "fhirHistory", "Versions of a resource, the newest first", FhirSample.VERSIONS),
            get(ONE + "/_history/{version}", "fhirVread", "Reads a version", FhirSample.PATIENT),
            get("/Patient/{id}/$everything", "fhirEverything", "All that is known of a patient", FhirSample.PAGE),
            export(EXPORT, "fhirExport", "Begins an export of everything"),
            exportBy(EXPORT, "fhirExportByBody", "Begins an export of everything"),
            export("/Patient" + EXPORT, "fhirExportPatients", "Begins an export of what is patients'"),
            exportBy("/Patient" + EXPORT, "fhirExportPatientsByBody", "Begins an export of what is patients'"),
            export("/Group/{group}" + EXPORT, "fhirExportGroup", "Begins an export of a group's members"),
            exportBy("/Group/{group}" + EXPORT, "fhirExportGroupByBody", "Begins an export of a group's members"),
            get(
                    JOB,
                    "fhirExportStatus",
                    "Tells how far an export is: 202 while it runs, then its files",
                    FhirSample.MANIFEST),
            delete(JOB, "fhirExportCancel", "Stops an export and removes its files", 202),
            get(JOB + "/{file}", "fhirExportFile", "A file of an export, or 303 to where it is", FhirSample.LINES));

    private static final Map<String, String> SEARCHED_BY = new TreeMap<>(Map.of(
            "_count", "10",
            "_sort", "-_lastUpdated",
            "_include", "Observation:patient",
            "_revinclude", "Observation:patient",
            "_elements", "id,name",
            "_summary", "true",
            "_total", "accurate",
            "patient", "5f0d2c9a7be14c63a8f0d1e2b3c4a596"));

    /** Of the types that are no clinical resources. */
    private static final Map<String, String> OWN_SEARCHED_BY =
            new TreeMap<>(Map.of("_count", "10", "patient", "5f0d2c9a7be14c63a8f0d1e2b3c4a596"));

    private static final Map<String, String> EXPORTED_BY =
            new TreeMap<>(Map.of("_type", "Patient,Observation", "_since", "2026-01-01T00:00:00Z"));

    private static final Pattern OF_ONE_TYPE = Pattern.compile(BASE + "/(?<type>[A-Z][A-Za-z]{1,63})(?<rest>.*)");

    private FhirOperations() {}

    /** Leaves alone what is no interaction of FHIR's. */
    static void describe(HttpMethod method, String path, Operation operation) {
        row(method, path).ifPresent(row -> describe(row, operation));
    }

    private static Optional<Row> row(HttpMethod method, String path) {
        Matcher typed = OF_ONE_TYPE.matcher(path);
        return described(method, path)
                .or(() -> typed.matches()
                        ? described(method, BASE + ANY + typed.group("rest")).map(row -> row.of(typed.group("type")))
                        : Optional.empty());
    }

    private static Optional<Row> described(HttpMethod method, String path) {
        return ROWS.stream().filter(row -> row.describes(method, path)).findFirst();
    }

    private static void describe(Row row, Operation operation) {
        operation.operationId(row.id()).summary(row.summary()).tags(List.of(TAG));
        if (row.sent() != null) {
            operation.setRequestBody(OASFactory.createRequestBody()
                    .required(true)
                    .content(row.sent().content()));
        }
        APIResponse answer = OASFactory.createAPIResponse().description(row.summary());
        if (row.answer() != null) {
            answer.setContent(row.answer().content());
        }
        operation.setResponses(OASFactory.createAPIResponses().addAPIResponse(String.valueOf(row.status()), answer));
        if (row.path().equals(ANY) && row.method() == HttpMethod.GET) {
            (row.id().equals(SEARCH) ? SEARCHED_BY : OWN_SEARCHED_BY)
                    .forEach((name, example) -> operation.addParameter(parameter(Parameter.In.QUERY, name, example)));
        }
        if (row.path().endsWith(EXPORT)) {
            operation.addParameter(
                    parameter(Parameter.In.HEADER, "Prefer", "respond-async").required(true));
            if (row.method() == HttpMethod.GET) {
                EXPORTED_BY.forEach(
                        (name, example) -> operation.addParameter(parameter(Parameter.In.QUERY, name, example)));
            }
        }
    }

    private static Parameter parameter(Parameter.In place, String name, String example) {
        return OASFactory.createParameter()
                .name(name)
                .in(place)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING))
                .example(example);
    }

    private static Row get(String path, String id, String summary, FhirSample answer) {
        return new Row(HttpMethod.GET, path, id, summary, null, 200, answer);
    }

    private static Row post(String path, String id, String summary, FhirSample sent, int status, FhirSample answer) {
        return new Row(HttpMethod.POST, path, id, summary, sent, status, answer);
    }

    private static Row delete(String path, String id, String summary, int status) {
        return new Row(HttpMethod.DELETE, path, id, summary, null, status, null);
    }

    private static Row export(String path, String id, String summary) {
        return new Row(HttpMethod.GET, path, id, summary, null, 202, null);
    }

    private static Row exportBy(String path, String id, String summary) {
        return new Row(HttpMethod.POST, path, id, summary, FhirSample.EXPORT, 202, null);
    }
}
