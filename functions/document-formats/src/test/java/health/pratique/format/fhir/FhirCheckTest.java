package health.pratique.format.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.Breach;
import health.pratique.fault.DocumentRejected;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A resource that breaks R4 is told by rule and place, never by value. */
class FhirCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        cardinality Observation.code            | {'resourceType':'Observation','status':'final'}
        cardinality Patient.name                | {'resourceType':'Patient','name':{'family':'Quill'}}
        cardinality Patient.gender              | {'resourceType':'Patient','gender':['male']}
        cardinality Patient.name                | {'resourceType':'Patient','name':[]}
        choice Patient.deceasedDateTime         | {'resourceType':'Patient','deceasedBoolean':true,'deceasedDateTime':'2024'}
        form Patient.birthDate                  | {'resourceType':'Patient','birthDate':'3/4/1951'}
        form Patient.active                     | {'resourceType':'Patient','active':'true'}
        form Patient.name[1]                    | {'resourceType':'Patient','name':[{'family':'Quill'},'Quill']}
        code Patient.gender                     | {'resourceType':'Patient','gender':'weiblich'}
        code Invoice.totalNet.currency          | {'resourceType':'Invoice','status':'draft','totalNet':{'value':1,'currency':'taler'}}
        code Questionnaire.subjectType[0]       | {'resourceType':'Questionnaire','status':'draft','subjectType':['Quill']}
        code AllergyIntolerance.clinicalStatus  | {'resourceType':'AllergyIntolerance','patient':{'display':'p'},'clinicalStatus':{'text':'active'}}
        unknown Patient                         | {'resourceType':'Patient','Ottoline Quill':1}
        unknown Patient                         | {'resourceType':'Patient','':1}
        unknown Patient                         | {'resourceType':'Patient','_':{'extension':[]},'__birthDate':1}
        unknown Resource                        | {'resourceType':7}
        unknown Bundle.entry[0].resource        | {'resourceType':'Bundle','type':'collection','entry':[{'resource':{'resourceType':'Quill'}}]}
        ele-1 Patient.name[0]                   | {'resourceType':'Patient','name':[{}]}
        ele-1 Patient.name[0].given[0]          | {'resourceType':'Patient','name':[{'given':[null]}]}
        pat-1 Patient.contact[0]                | {'resourceType':'Patient','contact':[{'gender':'male'}]}
        ext-1 Patient.birthDate.extension[0]    | {'resourceType':'Patient','_birthDate':{'extension':[{'url':'urn:a'}]}}
        target Observation.subject              | {'resourceType':'Observation','status':'final','code':{'text':'c'},'subject':{'reference':'#o'},'contained':[{'resourceType':'Organization','id':'o','name':'n'}]}
        dom-2 Patient                           | {'resourceType':'Patient','managingOrganization':{'reference':'#o'},'contained':[{'resourceType':'Organization','id':'o','name':'n','partOf':{'reference':'#p'},'contained':[{'resourceType':'Organization','id':'p','name':'n'}]}]}
        dom-3 Patient                           | {'resourceType':'Patient','contained':[{'resourceType':'Organization','id':'o','name':'n'}]}
        dom-4 Patient                           | {'resourceType':'Patient','managingOrganization':{'reference':'#o'},'contained':[{'resourceType':'Organization','id':'o','name':'n','meta':{'versionId':'1'}}]}
        dom-5 Patient                           | {'resourceType':'Patient','managingOrganization':{'reference':'#o'},'contained':[{'resourceType':'Organization','id':'o','name':'n','meta':{'security':[{'code':'R'}]}}]}
        ref-1 Patient.managingOrganization      | {'resourceType':'Patient','managingOrganization':{'reference':'#o'}}
        sqty-1 Observation.referenceRange[0]    | {'resourceType':'Observation','status':'final','code':{'text':'c'},'referenceRange':[{'low':{'value':1,'comparator':'<'}}]}
        """)
    void whatIsBrokenIsToldByRuleAndPlace(String breach, String json) {
        assertThat(breaches(json)).map(Breach::toString).contains(breach);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        a masked status is there                | {'resourceType':'Observation','_status':{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'masked'}]},'code':{'text':'c'}}
        a masked concept is there               | {'resourceType':'Observation','status':'final','code':{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'masked'}]}}
        a type elsewhere is not known           | {'resourceType':'Observation','status':'final','code':{'text':'c'},'subject':{'reference':'Organization/7'}}
        a contained resource may refer upwards  | {'resourceType':'Patient','contained':[{'resourceType':'Observation','id':'o','status':'final','code':{'text':'c'},'subject':{'reference':'#'}}]}
        white space is a missing value          | {'resourceType':'Patient','birthDate':'  '}
        gaps between values and extensions      | {'resourceType':'Patient','name':[{'given':['Wren',null],'_given':[null,{'extension':[{'url':'urn:a','valueCode':'b'}]}]}]}
        media types are an open list            | {'resourceType':'Binary','contentType':'application/x-quill'}
        """)
    void whatIsInDoubtPasses(String why, String json) {
        assertThat(breaches(json)).as(why).isEmpty();
    }

    @Test
    void aRejectionNamesRulesAndPlacesAndNothingElse() {
        JsonObject patient =
                json("{'resourceType':'Patient','gender':'Ottoline','birthDate':'Quill','Brackenbury':[1]}");
        assertThatThrownBy(() -> FhirCheck.require(patient, "line[3]."))
                .isInstanceOfSatisfying(DocumentRejected.class, rejected -> assertThat(rejected.breaches())
                        .containsExactly(
                                new Breach("code", "line[3].Patient.gender"),
                                new Breach("form", "line[3].Patient.birthDate"),
                                new Breach("unknown", "line[3].Patient")))
                .hasMessage("FORMAT_INVALID: correct the document so that it parses under its format's strict rules"
                        + " (code line[3].Patient.gender, form line[3].Patient.birthDate, unknown line[3].Patient)");
    }

    @Test
    void noMoreBreachesAreListedThanASenderReads() {
        String names = "{'use':'x'},".repeat(1000);
        JsonObject patient = json("{'resourceType':'Patient','name':[" + names + "{'use':'x'}]}");
        assertThatThrownBy(() -> FhirCheck.require(patient, ""))
                .isInstanceOfSatisfying(DocumentRejected.class, rejected -> assertThat(rejected.breaches())
                        .hasSize(20))
                .hasMessageEndingWith("code Patient.name[2].use, …)");
    }

    private static List<Breach> breaches(String json) {
        return FhirCheck.breaches(json(json), "", 100);
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonReader.read(text.replace('\'', '"'), 64, 10_000);
    }
}
