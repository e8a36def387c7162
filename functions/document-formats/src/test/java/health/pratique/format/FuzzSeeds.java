package health.pratique.format;

import health.pratique.format.archive.Zips;
import health.pratique.format.fhir.FhirXmlWriter;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import health.pratique.format.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Small invented documents of each format, from which fuzzing sets out. */
final class FuzzSeeds {

    private static final String PLAIN =
            "Seen by Dr. Quillfeather on 2024-02-03.\r\nCall 505-555-0199. \u00C5\u200Bsa <b>x</b> &amp;";
    private static final String DATES =
            "d1;d2;d3\n2024-02-29;3.4.1951;Tamsin\n12/31/1999;2024-02-29T10:00:00Z;=1+1\n\"a\"\"b\";+1;-2\n";

    private FuzzSeeds() {}

    static List<byte[]> of(FuzzedParser parser) {
        return switch (parser) {
            case TEXT ->
                List.of(
                        bytes(PLAIN),
                        PLAIN.getBytes(StandardCharsets.UTF_16),
                        PLAIN.getBytes(StandardCharsets.UTF_16LE),
                        "Caf\u00E9 Orr, Ashford. Seen on Monday; stable.".getBytes(StandardCharsets.ISO_8859_1));
            case RTF ->
                List.of(bytes(RtfTest.NOTE), bytes("{\\rtf1\\uc2\\u233 xxb\\bin3 }}}\\'e9{\\v a}\\par\\u-10179?}"));
            case FHIR_JSON -> resources().map(FuzzSeeds::bytes).toList();
            case FHIR_NDJSON ->
                List.of(
                        bytes(line(FhirSamples.patient()) + "\n" + line(FhirSamples.observation()) + "\n"),
                        bytes(line(FhirSamples.documentReference()) + "\r\n\r\n" + line(FhirSamples.patient())));
            case FHIR_XML ->
                Stream.concat(Stream.of(FhirXmlTest.PATIENT), resources().map(FuzzSeeds::xml))
                        .map(FuzzSeeds::bytes)
                        .toList();
            case HL7V2 -> hl7().map(FuzzSeeds::bytes).toList();
            case CCDA -> cda().map(FuzzSeeds::bytes).toList();
            case TABLE, TABLE_STREAM ->
                List.of(
                        bytes(TableDocumentTest.VISITS),
                        bytes(TableDocumentTest.VISITS.replace(',', '\t')),
                        bytes(DATES),
                        DATES.getBytes(StandardCharsets.UTF_16));
            case PDF -> FuzzPdfs.all();
            case DICOM -> FuzzDicoms.all();
            case ARCHIVE ->
                List.of(
                        Zips.zip(Map.of("ward/one.txt", bytes(PLAIN), "two.json", bytes(FhirSamples.observation()))),
                        Zips.zip("one.txt", PLAIN),
                        Zips.gzip(bytes(PLAIN)),
                        joined(Zips.gzip(bytes(PLAIN)), Zips.gzip(bytes("two"))));
            case JSON ->
                List.of(bytes(FhirSamples.patient()), bytes("[{\"a\":[1.5e9,-0,null,true,\"\\ud83d\\ude00\"]}]"));
            case XML -> List.of(bytes(FhirXmlTest.PATIENT), bytes(CdaSamples.summary()));
            case MARKUP ->
                List.of(
                        bytes("<div title='a>b'><!-- c --><p>&eacute;t&#233;<br/>x<![CDATA[<y>]]></p></div>"),
                        bytes(PLAIN));
        };
    }

    private static Stream<String> resources() {
        return Stream.of(
                FhirSamples.patient(),
                FhirSamples.documentReference(),
                FhirSamples.observation(),
                FhirSamples.bundle(),
                "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}");
    }

    private static String xml(String json) {
        return XmlWriter.document(FhirXmlWriter.toXml((JsonObject) JsonReader.read(json, 64, 100_000)));
    }

    private static Stream<String> hl7() {
        String other =
                Hl7Samples.HEADER.replace("|", "#").replace("^~\\&", "*%!@").replace('^', '*') + "PID#1##7*8%!@#\r";
        String document = "OBX|3|ED|18842-5^Note^LN||APP^TEXT^plain^Base64^" + FhirSamples.base64(PLAIN) + "||||||F\r";
        return Stream.of(
                Hl7Samples.ORU,
                Hl7Samples.HEADER + Hl7Samples.PATIENT + document,
                "FHS|^~\\&|A\rBHS|^~\\&|A\r" + Hl7Samples.ORU + Hl7Samples.ORU + "BTS|2\rFTS|1\r",
                "\u000B" + Hl7Samples.HEADER + "\u001C\r\u000B" + Hl7Samples.HEADER + "\u001C\r",
                Hl7Samples.HEADER.replace("2.5.1", "2.3")
                        + "ZPD|a\\F\\b\\X0D\\c\\.br\\d\\T\\|\"\"|20240301\nNTE|1||text\n",
                other);
    }

    private static Stream<String> cda() {
        String attached = CdaSamples.base64(PLAIN);
        return Stream.of(
                CdaSamples.summary(),
                CdaSamples.withBody("<component><nonXMLBody><text mediaType=\"text/plain\" representation=\"B64\">"
                        + attached + "</text></nonXMLBody></component>"),
                CdaSamples.withBody(
                        "<component><structuredBody><component><section><text><table><tr><td>H"
                                + "<content>Wren</content>field</td></tr></table></text></section></component></structuredBody></component>"));
    }

    private static String line(String json) {
        return json.replaceAll("\\R\\s*", "");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
