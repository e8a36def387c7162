package health.pratique.format.mapping.hl7;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The guide's concept maps: from a code of an HL7 v2 table to the code that FHIR binds the element to. A code that a map leaves out
 * has no equivalent there.
 */
final class ConceptMaps {

    /** A map a line: its name, the codes of HL7 v2 and what each becomes. */
    private static final String TABLE = """
            AdministrativeSex         F=female M=male O=other U=unknown A=other N=other X=other
            MaritalStatus             A=L D=D M=M S=S W=W C=C G=T P=T R=T E=L N=A I=I B=U
            NameType                  BAD=old D=usual L=official M=maiden MSK=anonymous N=nickname NAV=temp R=official TEMP=temp
            AddressUse                B=work O=work C=temp BA=old H=home HV=temp BI=billing
            AddressType               M=postal SH=postal
            ContactUse                PRN=home ORN=home WPN=work VHN=home PRS=mobile
            ContactSystem             PH=phone CP=phone SAT=phone FX=fax BP=pager Internet=email X.400=email MD=other TDD=other TTY=other
            EncounterClass            E=EMER I=IMP O=AMB P=PRENC
            EncounterStatus           E=in-progress I=in-progress O=in-progress P=planned R=in-progress B=in-progress C=in-progress N=in-progress U=unknown
            EventEncounterStatus      A01=in-progress A02=in-progress A03=finished A05=planned A11=cancelled A13=in-progress A14=planned A27=cancelled A38=cancelled
            ObservationStatus         A=amended C=corrected D=entered-in-error F=final P=preliminary X=cancelled W=entered-in-error I=registered O=registered S=preliminary R=preliminary U=final V=final B=amended N=cancelled
            ReportStatus              O=registered I=registered S=registered A=partial P=preliminary C=corrected R=partial F=final X=cancelled M=amended N=registered
            OrderControl              AF=active CA=active CR=revoked DC=revoked DF=revoked DR=revoked FU=completed HD=active HR=on-hold NW=active OC=revoked OD=revoked OH=on-hold OK=active PR=active PY=active RL=active RO=active RQ=active
            OrderStatus               CA=revoked CM=completed DC=revoked ER=entered-in-error HD=on-hold IP=active RP=revoked SC=active A=active
            MedicationStatus          CA=cancelled CM=completed DC=stopped ER=entered-in-error HD=on-hold IP=active RP=stopped SC=active A=active
            MedicationControl         AF=active CA=cancelled CR=cancelled DC=stopped DF=cancelled DR=stopped FU=completed HD=active HR=on-hold NW=active OC=cancelled OD=stopped OH=on-hold OK=active PR=active PY=active RL=active RO=active RQ=active RE=active XO=active
            Priority                  S=stat A=asap R=routine P=routine C=urgent T=urgent U=urgent
            AllergyCategory           DA=medication FA=food EA=environment AA=biologic PA=environment LA=environment
            AllergyType               DA=allergy FA=allergy MA=allergy EA=allergy AA=allergy PA=allergy LA=allergy
            AllergyCriticality        SV=high MI=low
            AllergySeverity           SV=severe MO=moderate MI=mild
            AllergyStatus             A=active I=inactive R=resolved active=active inactive=inactive resolved=resolved
            DiagnosisRole             A=AD W=CM F=DD
            CompletionStatus          CP=completed RE=not-done NA=not-done PA=completed
            AdministrationStatus      CP=completed RE=not-done NA=not-done PA=stopped
            AppointmentStatus         PENDING=pending WAITLIST=waitlist BOOKED=booked STARTED=checked-in COMPLETE=fulfilled CANCELLED=cancelled DELETED=entered-in-error NOSHOW=noshow
            EventAppointmentStatus    S12=booked S13=booked S14=booked S15=cancelled S16=cancelled S17=entered-in-error S26=noshow
            ParticipantStatus         BOOKED=accepted STARTED=accepted COMPLETE=accepted CANCELLED=declined PENDING=needs-action WAITLIST=needs-action
            DocumentStatus            DI=preliminary DO=preliminary IN=preliminary IP=preliminary PA=preliminary AU=final LA=final
            DocumentAvailability      AV=current OB=superseded CA=entered-in-error
            SpecimenStatus            Y=available N=unavailable
            LocationStatus            C=C H=H I=I K=K O=O U=U
            YesNo                     Y=true N=false
            Acknowledgement           AA=ok CA=ok AE=fatal-error CE=fatal-error AR=fatal-error CR=fatal-error
            Substitution              N=false Y=true G=true T=true
            DurationUnit              S=s SEC=s M=min MIN=min H=h HR=h D=d W=wk WK=wk MO=mo YR=a
            """;

    /** HL7 table 0063 in v3-RoleCode, or the table itself where that has no code for it. */
    private static final String RELATIONSHIP = """
            SEL=ONESELF SPO=SPS DOM=SIGOTHR CHD=CHILD GCH=GRNDCHILD NCH=NCHILD SCH=STPCHLD FCH=CHLDFOST PAR=PRN MTH=MTH FTH=FTH
            GRP=GRPRN EXF=EXT SIB=SIB BRO=BRO SIS=SIS FND=FRND
            """;

    private static final Map<String, Map<String, String>> MAPS = read();

    private ConceptMaps() {}

    /**
     * What a code becomes.
     *
     * @throws IllegalArgumentException when there is no such map: a defect of the mapping
     */
    static Optional<String> of(String map, String code) {
        Map<String, String> codes = MAPS.get(map);
        if (codes == null) {
            throw new IllegalArgumentException("no concept map has this name");
        }
        return Optional.ofNullable(codes.get(code));
    }

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> maps = new HashMap<>();
        for (String line : TABLE.split("\n")) {
            String[] words = line.strip().split(" +", 2);
            maps.put(words[0], codes(words[1]));
        }
        maps.put("Relationship", codes(RELATIONSHIP));
        return Map.copyOf(maps);
    }

    private static Map<String, String> codes(String pairs) {
        Map<String, String> codes = new HashMap<>();
        for (String pair : pairs.strip().split("\\s+")) {
            int equals = pair.indexOf('=');
            codes.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return Map.copyOf(codes);
    }
}
