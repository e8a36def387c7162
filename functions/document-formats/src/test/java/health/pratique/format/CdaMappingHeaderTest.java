package health.pratique.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.mapping.Unmapped.Reason;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.CompositionAttestationMode;
import org.hl7.fhir.r4.model.Composition.DocumentConfidentiality;
import org.hl7.fhir.r4.model.Composition.DocumentRelationshipType;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.Test;

/** The header of a CDA document in FHIR. */
class CdaMappingHeaderTest {

    private static final String NO_BODY = "<component><structuredBody><component><section>"
            + "<title>Course</title><text>Went home.</text></section></component></structuredBody></component>";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";

    @Test
    void aDocumentIsADocumentBundleThatBeginsWithItsComposition() {
        CdaMapped mapped = CdaMapped.of(CdaSamples.summary());

        Composition composition = mapped.composition();
        assertThat(mapped.document().bundle().getType()).isEqualTo(BundleType.DOCUMENT);
        assertThat(mapped.document().bundle().getIdentifier().getSystem()).isEqualTo("urn:oid:2.16.840.1.113883.19.5");
        assertThat(mapped.document().bundle().getTimestampElement().getValueAsString())
                .isEqualTo("2024-03-05T10:15:00-05:00");
        assertThat(composition.getIdentifier().getValue()).isEqualTo("DOC-77120");
        assertThat(composition.getType().getCodingFirstRep().getSystem()).isEqualTo("http://loinc.org");
        assertThat(composition.getConfidentiality()).isEqualTo(DocumentConfidentiality.R);
        assertThat(composition.getSubject().getReference())
                .isEqualTo("urn:uuid:" + mapped.the(Patient.class).getIdPart());
    }

    @Test
    void theSourceIsKeptWholeAsTheLastEntry() {
        String xml = CdaSamples.summary();

        DocumentReference source = CdaMapped.of(xml).the(DocumentReference.class);

        assertThat(source.getContentFirstRep().getAttachment().getData())
                .asString(UTF_8)
                .isEqualTo(xml);
    }

    @Test
    void thePatientHasNameAddressTelecomBirthSexAndDeath() {
        Patient patient = CdaMapped.of(CdaSamples.summary()).the(Patient.class);

        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Wrenfield");
        assertThat(patient.getNameFirstRep().getUse()).isEqualTo(NameUse.USUAL);
        assertThat(patient.getAddressFirstRep().getUse()).isEqualTo(AddressUse.HOME);
        assertThat(patient.getAddressFirstRep().getCity()).isEqualTo("Eastmere");
        assertThat(patient.getTelecomFirstRep().getSystem()).isEqualTo(ContactPointSystem.PHONE);
        assertThat(patient.getTelecomFirstRep().getValue()).isEqualTo("+1-541-555-0188");
        assertThat(patient.getGender()).isEqualTo(AdministrativeGender.FEMALE);
        assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1931-09-12");
        assertThat(patient.getDeceasedDateTimeType().getValueAsString()).isEqualTo("2024-03-05T08:15:00-05:00");
        assertThat(patient.getIdentifier().getFirst().getSystem()).isEqualTo("http://hl7.org/fhir/sid/us-ssn");
        assertThat(patient.getIdentifier().get(1).getAssigner().getDisplay()).isEqualTo("Larkspur Hospital");
    }

    @Test
    void raceEthnicityReligionAndBirthPlaceAreExtensions() {
        Patient patient = patient("""
            <raceCode code="2106-3" codeSystem="2.16.840.1.113883.6.238" displayName="White"/>
            <sdtc:raceCode code="2108-9" codeSystem="2.16.840.1.113883.6.238" displayName="European"/>
            <ethnicGroupCode nullFlavor="UNK"/>
            <religiousAffiliationCode code="1013" codeSystem="2.16.840.1.113883.5.1076"/>
            <birthplace><place><addr><city>Northwick</city></addr></place></birthplace>\
            """);

        var race = patient.getExtensionByUrl(US_CORE + "race");
        assertThat(race.getExtensionString("text")).isEqualTo("White, European");
        assertThat(race.getExtensionByUrl("detailed")).isNotNull();
        assertThat(patient.getExtensionByUrl(US_CORE + "ethnicity").getExtensionString("text"))
                .isEqualTo("UNK");
        assertThat(patient.hasExtension("http://hl7.org/fhir/StructureDefinition/patient-religion"))
                .isTrue();
        assertThat(patient.hasExtension("http://hl7.org/fhir/StructureDefinition/patient-birthPlace"))
                .isTrue();
    }

    @Test
    void aGuardianIsAContactAndALanguageACommunication() {
        Patient patient = patient("""
            <guardian><telecom value="tel:+15415550199"/><guardianPerson><name><given>Hedda</given>
            <family>Wrenfield</family></name></guardianPerson></guardian>
            <languageCommunication><languageCode code="en-US"/><preferenceInd value="true"/></languageCommunication>\
            """);

        assertThat(patient.getContactFirstRep().getName().getGivenAsSingleString())
                .isEqualTo("Hedda");
        assertThat(patient.getContactFirstRep()
                        .getRelationshipFirstRep()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("GUARD");
        assertThat(patient.getCommunicationFirstRep()
                        .getLanguage()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("en-US");
        assertThat(patient.getCommunicationFirstRep().getPreferred()).isTrue();
    }

    @Test
    void aBirthNameIsAMaidenName() {
        Patient patient = patient("<name><given>Ottilie</given><family qualifier=\"BR\">Quillon</family></name>");

        assertThat(patient.getName()).anyMatch(name -> name.getUse() == NameUse.MAIDEN);
    }

    @Test
    void whatIsMaskedSaysSo() {
        CdaMapped mapped = CdaMapped.of(CdaSamples.withPatient(
                "<name nullFlavor=\"MSK\"/><administrativeGenderCode nullFlavor=\"MSK\"/>"
                        + "<birthTime nullFlavor=\"MSK\"/><raceCode nullFlavor=\"MSK\"/>",
                NO_BODY));

        Patient patient = mapped.the(Patient.class);
        assertThat(patient.getNameFirstRep().getExtensionString(ABSENT)).isEqualTo("masked");
        assertThat(patient.getGenderElement().getExtensionString(ABSENT)).isEqualTo("masked");
        assertThat(patient.getBirthDateElement().getExtensionString(ABSENT)).isEqualTo("masked");
        assertThat(mapped.document().unmapped()).isEmpty();
    }

    @Test
    void aYearAloneStaysAYear() {
        Patient patient = patient("<birthTime value=\"1931\"/>");

        assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1931");
    }

    @Test
    void whatStandsInPlaceOfANameOrADateDoesNotFail() {
        CdaMapped mapped = CdaMapped.of(CdaSamples.withPatient(
                "<name><given>[NAME]</given><family>[NAME]</family></name><birthTime value=\"[DATE]\"/>", NO_BODY));

        assertThat(mapped.the(Patient.class).getNameFirstRep().getFamily()).isEqualTo("[NAME]");
        assertThat(mapped.the(Patient.class).hasBirthDate()).isFalse();
        assertThat(mapped.unmapped(Reason.VALUE_UNFIT))
                .containsExactly("recordTarget.patientRole.patient.birthTime@value");
    }

    @Test
    void anAuthorIsAPractitionerAndTheCustodianAnOrganization() {
        CdaMapped mapped = CdaMapped.of(CdaSamples.summary());

        Practitioner author = mapped.the(Practitioner.class);
        assertThat(author.getIdentifierFirstRep().getSystem()).isEqualTo("http://hl7.org/fhir/sid/us-npi");
        assertThat(author.getNameFirstRep().getText()).isEqualTo("Bram Tolliver, MD");
        assertThat(mapped.composition().getAuthorFirstRep().getReference()).endsWith(author.getIdPart());
        assertThat(mapped.composition().getCustodian().getReference())
                .endsWith(mapped.the(Organization.class).getIdPart());
    }

    @Test
    void aRoleInAnOrganizationIsAPractitionerRole() {
        CdaMapped mapped = header("""
            <legalAuthenticator><time value="20240306"/><signatureCode code="S"/><assignedEntity>
            <id root="2.16.840.1.113883.4.6" extension="1999999992"/>
            <code code="207R00000X" codeSystem="2.16.840.1.113883.6.101"/>
            <assignedPerson><name><given>Iva</given><family>Sorrel</family></name></assignedPerson>
            <representedOrganization><name>Larkspur Medicine</name></representedOrganization>
            </assignedEntity></legalAuthenticator>\
            """);

        PractitionerRole role = mapped.the(PractitionerRole.class);
        assertThat(role.getSpecialtyFirstRep().getCodingFirstRep().getCode()).isEqualTo("207R00000X");
        assertThat(role.getPractitioner().getReference()).isNotNull();
        assertThat(role.getOrganization().getReference()).isNotNull();
        assertThat(mapped.composition().getAttesterFirstRep().getMode()).isEqualTo(CompositionAttestationMode.LEGAL);
        assertThat(mapped.document().unmapped()).isEmpty();
    }

    @Test
    void aRoleThatStandsTwiceIsOneResource() {
        String authenticator = """
            <authenticator><time value="20240306"/><signatureCode code="S"/><assignedEntity>
            <id root="2.16.840.1.113883.4.6" extension="1999999992"/>
            <assignedPerson><name>Iva Sorrel</name></assignedPerson></assignedEntity></authenticator>\
            """;

        CdaMapped mapped = header(authenticator + authenticator);

        assertThat(mapped.all(Practitioner.class)).hasSize(2);
        assertThat(mapped.composition().getAttester()).hasSize(2);
    }

    @Test
    void aParticipantOfTheFamilyIsARelatedPerson() {
        CdaMapped mapped = header("""
            <participant typeCode="IND"><associatedEntity classCode="NOK">
            <code code="SON" codeSystem="2.16.840.1.113883.5.111"/>
            <associatedPerson><name><given>Lorcan</given><family>Wrenfield</family></name></associatedPerson>
            </associatedEntity></participant>\
            """);

        RelatedPerson son = mapped.the(RelatedPerson.class);
        assertThat(son.getRelationshipFirstRep().getCodingFirstRep().getCode()).isEqualTo("SON");
        assertThat(son.getPatient().getReference())
                .endsWith(mapped.the(Patient.class).getIdPart());
    }

    @Test
    void aDeviceThatWroteTheDocumentIsADevice() {
        CdaMapped mapped = header("""
            <author><time value="20240305"/><assignedAuthor><id nullFlavor="NA"/><assignedAuthoringDevice>
            <manufacturerModelName>Scribe</manufacturerModelName><softwareName>Scribe 4</softwareName>
            </assignedAuthoringDevice></assignedAuthor></author>\
            """);

        assertThat(mapped.the(Device.class).getDeviceName()).hasSize(2);
        assertThat(mapped.composition().getAuthor()).hasSize(2);
    }

    @Test
    void theServiceHasAPeriodAndATeamAndThePrimaryCareProviderIsThePatients() {
        CdaMapped mapped = header("""
            <documentationOf><serviceEvent classCode="PCPR"><effectiveTime><low value="2023"/><high value="20240305"/>
            </effectiveTime><performer typeCode="PRF"><functionCode code="PCP" codeSystem="2.16.840.1.113883.5.88"/>
            <assignedEntity><id root="2.16.840.1.113883.4.6" extension="1999999992"/>
            <assignedPerson><name>Iva Sorrel</name></assignedPerson></assignedEntity></performer>
            </serviceEvent></documentationOf>\
            """);

        assertThat(mapped.composition()
                        .getEventFirstRep()
                        .getPeriod()
                        .getStartElement()
                        .getValueAsString())
                .isEqualTo("2023");
        assertThat(mapped.the(Patient.class).getGeneralPractitioner()).hasSize(1);
        assertThat(mapped.the(CareTeam.class)
                        .getParticipantFirstRep()
                        .getRoleFirstRep()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("PCP");
        assertThat(mapped.document().unmapped()).isEmpty();
    }

    @Test
    void theEncompassingEncounterIsTheEncounterOfTheComposition() {
        CdaMapped mapped = header("""
            <componentOf><encompassingEncounter><id root="2.16.840.1.113883.19.8" extension="V-5"/>
            <code code="IMP" codeSystem="2.16.840.1.113883.5.4"/>
            <effectiveTime><low value="20240301"/><high value="20240305"/></effectiveTime>
            <location><healthCareFacility><location><name>Ward 3</name></location></healthCareFacility></location>
            </encompassingEncounter></componentOf>\
            """);

        Encounter encounter = mapped.the(Encounter.class);
        assertThat(encounter.getClass_().getCode()).isEqualTo("IMP");
        assertThat(encounter.getStatus().toCode()).isEqualTo("finished");
        assertThat(mapped.the(Location.class).getName()).isEqualTo("Ward 3");
        assertThat(mapped.composition().getEncounter().getReference()).endsWith(encounter.getIdPart());
    }

    @Test
    void aDocumentThatReplacesAnotherSaysWhich() {
        CdaMapped mapped = header("""
            <relatedDocument typeCode="RPLC"><parentDocument><id root="2.16.840.1.113883.19.5" extension="DOC-1"/>
            </parentDocument></relatedDocument>\
            """);

        var relation = mapped.composition().getRelatesToFirstRep();
        assertThat(relation.getCode()).isEqualTo(DocumentRelationshipType.REPLACES);
        assertThat(relation.getTargetIdentifier().getValue()).isEqualTo("DOC-1");
    }

    private static Patient patient(String more) {
        return CdaMapped.of(CdaSamples.withPatient(more, NO_BODY)).the(Patient.class);
    }

    private static CdaMapped header(String more) {
        return CdaMapped.of(CdaSamples.withBody(more + NO_BODY));
    }
}
