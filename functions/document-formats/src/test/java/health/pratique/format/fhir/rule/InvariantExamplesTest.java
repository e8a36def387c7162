package health.pratique.format.fhir.rule;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What breaks a rule and what keeps it, for rules that resources made by chance seldom break. */
class InvariantExamplesTest {

    private static final String ALLERGY = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
    private static final String CONDITION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        ait-2   | AllergyIntolerance | {'verificationStatus':{'coding':[{'system':'ALLERGY','code':'entered-in-error'}]},'clinicalStatus':{}} | {'verificationStatus':{'coding':[{'system':'ALLERGY','code':'entered-in-error'}]}}
        att-1   | Attachment         | {'data':'AAAA'} | {'data':'AAAA','contentType':'text/plain'}
        bdl-5   | Bundle.entry       | {'fullUrl':'http://a.example/Patient/1'} | {'resource':{}}
        bdl-7   | Bundle             | {'type':'collection','entry':[{'fullUrl':'urn:a'},{'fullUrl':'urn:a'}]} | {'type':'collection','entry':[{'fullUrl':'urn:a'},{'fullUrl':'urn:a','resource':{'meta':{'versionId':'2'}}}]}
        bdl-8   | Bundle.entry       | {'fullUrl':'http://a.example/Patient/1/_history/2'} | {'fullUrl':'http://a.example/Patient/1'}
        bdl-12  | Bundle             | {'type':'message','entry':[{'resource':{'resourceType':'Patient'}}]} | {'type':'message','entry':[{'resource':{'resourceType':'MessageHeader'}}]}
        cmd-1   | ConceptMap.group.element.target | {'equivalence':'narrower'} | {'equivalence':'narrower','comment':'c'}
        cmd-3   | ConceptMap.group.unmapped | {'mode':'other-map'} | {'mode':'other-map','url':'urn:a'}
        cmp-2   | Composition.section | {'emptyReason':{},'entry':[{}]} | {'emptyReason':{}}
        con-1   | Condition.stage    | {'type':{}} | {'summary':{}}
        con-2   | Condition.evidence | {'id':'a'} | {'detail':[{}]}
        con-5   | Condition          | {'verificationStatus':{'coding':[{'system':'CONDITION','code':'entered-in-error'}]},'clinicalStatus':{}} | {'verificationStatus':{'coding':[{'system':'CONDITION','code':'confirmed'}]},'clinicalStatus':{}}
        cpb-2   | CapabilityStatement | {'kind':'instance'} | {'description':'d'}
        cpb-3   | CapabilityStatement | {'kind':'requirements','messaging':[{'endpoint':[{}]}]} | {'kind':'instance','messaging':[{'endpoint':[{}]}]}
        cpb-7   | CapabilityStatement | {'document':[{'mode':'producer','profile':'urn:a'},{'mode':'producer','profile':'urn:a'}]} | {'document':[{'mode':'producer','profile':'urn:a'},{'mode':'consumer','profile':'urn:a'}]}
        cpb-9   | CapabilityStatement.rest | {'resource':[{'type':'Patient'},{'type':'Patient'}]} | {'resource':[{'type':'Patient'},{'type':'Group'}]}
        cpb-12  | CapabilityStatement.rest.resource | {'searchParam':[{'name':'a'},{'name':'a'}]} | {'searchParam':[{'name':'a'},{'name':'b'}]}
        dis-1   | Distance           | {'value':3} | {'value':3,'code':'m','system':'http://unitsofmeasure.org'}
        eld-3   | ElementDefinition  | {'max':'many'} | {'max':'*'}
        eld-6   | ElementDefinition  | {'fixedString':'a','type':[{},{}]} | {'fixedString':'a','type':[{}]}
        eld-12  | ElementDefinition.binding | {'valueSet':'codes'} | {'valueSet':'urn:oid:1.2.3'}
        eld-16  | ElementDefinition  | {'sliceName':'a b'} | {'sliceName':'a/b'}
        eld-18  | ElementDefinition  | {'isModifier':true} | {'isModifier':true,'isModifierReason':'r'}
        ext-1   | Extension          | {'url':'urn:a'} | {'url':'urn:a','_valueDate':{'extension':[{}]}}
        imm-1   | Immunization.education | {'publicationDate':'2024'} | {'documentType':'d'}
        ipn-1   | InsurancePlan      | {'status':'active'} | {'name':'n'}
        mad-1   | MedicationAdministration.dosage | {'text':'t'} | {'rateQuantity':{}}
        mdd-1   | MedicationDispense | {'whenPrepared':'2024-02-04','whenHandedOver':'2024-02-03'} | {'whenPrepared':'2024-02-04','whenHandedOver':'2024-02'}
        nsd-1   | NamingSystem       | {'kind':'root','uniqueId':[{'type':'uuid'}]} | {'kind':'root','uniqueId':[{'type':'oid'}]}
        nsd-2   | NamingSystem       | {'uniqueId':[{'type':'oid','preferred':true},{'type':'oid','preferred':true}]} | {'uniqueId':[{'type':'oid','preferred':true},{'type':'oid'}]}
        obs-7   | Observation        | {'valueString':'v','code':{'coding':[{'code':'a'}]},'component':[{'code':{'coding':[{'code':'a'}]}}]} | {'valueString':'v','code':{'coding':[{'code':'a'}]},'component':[{'code':{'coding':[{'code':'b'}]}}]}
        org-3   | Organization       | {'telecom':[{'use':'home'}]} | {'telecom':[{'use':'work'}]}
        pat-1   | Patient.contact    | {'relationship':[{}]} | {'relationship':[{}],'telecom':[{}]}
        per-1   | Period             | {'start':'2024-02-04','end':'2024-02-02T23:00:00Z'} | {'start':'2024-02-03T10:00:00Z','end':'2024-02-03'}
        ppc-2   | Consent            | {'scope':{'coding':[{'system':'something','code':'patient-privacy'}]}} | {'patient':{},'scope':{'coding':[{'system':'something','code':'patient-privacy'}]}}
        ppc-3   | Consent            | {'scope':{'coding':[{'system':'something','code':'research'}]}} | {'scope':{'coding':[{'system':'something','code':'adr'}]}}
        ppc-4   | Consent            | {'scope':{'coding':[{'system':'something','code':'adr'}]}} | {'scope':{'coding':[{'code':'adr'}]}}
        ppc-5   | Consent            | {'scope':{'coding':[{'system':'something','code':'treatment'}]}} | {'patient':{},'scope':{'coding':[{'system':'something','code':'treatment'}]}}
        prr-1   | ServiceRequest     | {'orderDetail':[{}]} | {'orderDetail':[{}],'code':{}}
        que-1   | Questionnaire.item | {'type':'group'} | {'type':'group','item':[{}]}
        que-3   | Questionnaire.item | {'type':'display','code':[{}]} | {'type':'string','code':[{}]}
        que-4   | Questionnaire.item | {'type':'choice','answerOption':[{}],'answerValueSet':'urn:a'} | {'type':'choice','answerOption':[{}]}
        que-6   | Questionnaire.item | {'type':'display','required':false} | {'type':'string','required':false}
        que-8   | Questionnaire.item | {'type':'group','initial':[{}]} | {'type':'string','initial':[{}]}
        que-9   | Questionnaire.item | {'type':'display','readOnly':true} | {'type':'string','readOnly':true}
        que-12  | Questionnaire.item | {'enableWhen':[{},{},{}]} | {'enableWhen':[{},{},{}],'enableBehavior':'all'}
        ras-1   | RiskAssessment.prediction | {'probabilityRange':{'low':{'code':'m','system':'http://unitsofmeasure.org'}}} | {'probabilityRange':{'low':{'code':'%','system':'http://unitsofmeasure.org'}}}
        ras-2   | RiskAssessment.prediction | {'probabilityDecimal':100.1} | {'probabilityDecimal':100}
        ref-1   | Reference          | {'reference':'#gone'} | {'reference':'#'}
        rng-2   | Range              | {'low':{'value':2,'unit':'mg'},'high':{'value':1.0,'unit':'mg'}} | {'low':{'value':2,'unit':'mg'},'high':{'value':1.0,'unit':'g'}}
        sdf-1   | StructureDefinition | {'snapshot':{'element':[{'path':'A'},{'path':'A'}]}} | {'derivation':'constraint','snapshot':{'element':[{'path':'A'},{'path':'A'}]}}
        sdf-2   | StructureDefinition.mapping | {'identity':'a'} | {'name':'a'}
        sdf-5   | StructureDefinition | {'type':'Extension'} | {'type':'Extension','context':[{}]}
        sdf-22  | StructureDefinition | {'url':'http://hl7.org/fhir/StructureDefinition/a','differential':{'element':[{'defaultValueString':'a'}]}} | {'url':'urn:a','differential':{'element':[{'defaultValueString':'a'}]}}
        tcp-2   | TerminologyCapabilities | {'kind':'instance'} | {'software':{}}
        tcp-3   | TerminologyCapabilities | {'kind':'instance'} | {'kind':'instance','implementation':{}}
        tim-4   | Timing.repeat      | {'duration':-1} | {'duration':0}
        tim-5   | Timing.repeat      | {'period':-0.5} | {'period':0.5}
        tst-3   | TestScript.variable | {'expression':'a','headerField':'b','path':'c'} | {'expression':'a','headerField':'b'}
        tst-4   | TestScript.metadata | {'capability':[{'description':'d'}]} | {'capability':[{'required':true}]}
        tst-12  | TestScript.setup.action.assert | {'direction':'request','response':'okay'} | {'direction':'response','response':'okay'}
        vsd-3   | ValueSet.compose.include | {'concept':[{}],'filter':[{}]} | {'concept':[{}]}
        vsd-6   | ValueSet.expansion.contains | {'abstract':true} | {'display':'d'}
        vsd-10  | ValueSet.expansion.contains | {'code':'c'} | {'code':'c','system':'urn:a'}
        """)
    void aRuleIsBrokenByOneAndKeptByTheOther(String key, String path, String breaks, String keeps) {
        assertThat(holds(key, path, breaks)).isFalse();
        assertThat(holds(key, path, keeps)).isTrue();
    }

    private static boolean holds(String key, String path, String json) {
        String text = json.replace('\'', '"').replace("ALLERGY", ALLERGY).replace("CONDITION", CONDITION);
        Node node = Node.of((JsonObject) JsonReader.read(text, 16, 100));
        Invariant rule = Invariants.r4().of(path).stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
        return rule.holds().test(node);
    }
}
