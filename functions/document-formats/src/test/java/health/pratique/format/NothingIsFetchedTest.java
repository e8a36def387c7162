package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import health.pratique.fault.DocumentRejected;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses in documents are text: a server that every one of them points to is never asked. */
class NothingIsFetchedTest {

    private static final AtomicInteger ASKED = new AtomicInteger();
    private static HttpServer server;
    private static String address;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            ASKED.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @AfterEach
    void nobodyWasAsked() {
        assertThat(ASKED).hasValue(0);
    }

    @Test
    void theServerCountsWhoAsks() throws Exception {
        var response = java.net.URI.create(address).toURL().openStream();
        response.close();
        assertThat(ASKED.getAndSet(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Patient\",\"photo\":[{\"contentType\":\"image/png\",\"url\":\"@\"}]}",
                "{\"resourceType\":\"Patient\",\"managingOrganization\":{\"reference\":\"@/Organization/1\"}}",
                "{\"resourceType\":\"Patient\",\"implicitRules\":\"@\",\"meta\":{\"profile\":[\"@\"]}}",
                "{\"resourceType\":\"Patient\",\"extension\":[{\"url\":\"@\",\"valueUri\":\"@\"}]}",
                "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns='http://www.w3.org/1999/xhtml'><img src='@'/><a href='@'>x</a></div>\"}}",
                "<Patient xmlns=\"http://hl7.org/fhir\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://hl7.org/fhir @\"><photo><url value=\"@\"/></photo></Patient>",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"link\":[{\"relation\":\"next\",\"url\":\"@\"}],\"entry\":[{\"fullUrl\":\"@/Patient/1\",\"resource\":{\"resourceType\":\"Patient\",\"id\":\"1\"}}]}",
                "MSH|^~\\&|A|B|C|D|20240304||ORU^R01^ORU_R01|1|P|2.5.1\rOBX|1|RP|1^x||@^^TEXT^plain||||||F\r",
                "{\\rtf1\\ansi {\\field{\\*\\fldinst{INCLUDEPICTURE \"@\" }}{\\fldrslt seen}}{\\*\\template @} today}",
                "Name,Photo,City\nQuill,@,Eastmere\nTarn,@,Eastmere\nWren,\"=WEBSERVICE(\"\"@\"\")\",Eastmere\n",
                "See @ for the letter."
            })
    void anAddressIsOpenedAndRewrittenAsText(String document) {
        OpenedDocument opened = open(document.replace("@", address).getBytes(StandardCharsets.UTF_8));
        opened.facts();
        assertThat(opened.rewrite(field -> FieldEdit.KEEP)).isNotEmpty();
        assertThat(opened.rewrite(field -> FieldEdit.replace("[X]"))).isNotEmpty();
    }

    @Test
    void aBodyOrAPictureOfACdaIsNotFetched() {
        OpenedDocument opened = open(CdaSamples.bytes(
                CdaSamples.withBody("<component><nonXMLBody><text mediaType=\"application/pdf\"><reference value=\""
                        + address + "\"/></text></nonXMLBody></component>")));
        assertThat(opened.rewrite(field -> FieldEdit.KEEP)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Patient SYSTEM \"@\"><Patient xmlns=\"http://hl7.org/fhir\"/>",
                "<!DOCTYPE Patient [<!ENTITY % x SYSTEM \"@\"> %x;]><Patient xmlns=\"http://hl7.org/fhir\"/>",
                "<!DOCTYPE Patient [<!ENTITY x SYSTEM \"@\">]><Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&x;\"/></Patient>",
                "<Patient xmlns=\"http://hl7.org/fhir\"><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"@\"/></Patient>",
                "<?xml-stylesheet href=\"@\"?><!DOCTYPE ClinicalDocument SYSTEM \"@\"><ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>"
            })
    void xmlThatAsksForMoreIsRefusedUnread(String document) {
        byte[] content = document.replace("@", address).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> open(content)).isInstanceOf(DocumentRejected.class);
    }

    @Test
    void aLinkAndAFileElsewhereOfAPdfAreNotFetched() {
        COSDictionary action = new COSDictionary();
        action.setName(COSName.S, "URI");
        action.setItem(COSName.URI, new COSString(address));
        COSDictionary elsewhere = new COSDictionary();
        elsewhere.setName(COSName.FS, "URL");
        elsewhere.setItem(COSName.F, new COSString(address));
        OpenedDocument opened = open(PdfSamples.changed(
                document -> {
                    document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("OpenAction"), action);
                    document.getPage(0).getCOSObject().setItem(COSName.getPDFName("AF"), elsewhere);
                },
                "Seen today. Cough for three weeks, no fever."));
        assertThat(opened.rewrite(field -> FieldEdit.KEEP)).isNotEmpty();
    }

    private static OpenedDocument open(byte[] content) {
        return DocumentFormats.standard().open(content, FormatLimits.STANDARD);
    }
}
