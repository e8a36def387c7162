package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are tables, and which only have commas, tabs and pipes in them. */
class TableRecognitionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Seen today, stable, no pain.\nBP 120/80, HR 70, RR 12.\nPlan: rest, fluids, review.\n",
                "Quill, Tamsin\nOkafor, James\nBrandt, Maria\n",
                "Quill,Tamsin\nOkafor,James\nBrandt,Maria\n",
                "aspirin,81 mg,daily\n",
                "aspirin, 81 mg, daily\nmetformin, 500 mg, twice\nlisinopril, 10 mg, daily\n",
                "apples,pears,plums\nbread,milk,eggs\nsalt,oil,rice\n",
                "Name:\tTamsin Quill\nDOB:\t3/4/1951\nMRN:\t80012\nSex:\tF\n",
                "Na\t140\nK\t4.1\nCl\t101\n",
                "BP | 120/80\nHR | 70\nRR | 12\n",
                "Vitals: 120/80 | 70 | 12\nVitals: 118/76 | 72 | 14\nVitals: 121/80 | 71 | 12\n",
                "Pt seen; stable; no fever.\nWill follow; labs pending; call.\nDischarged; well; home.\n",
                "Medications:\n- aspirin, 81 mg\n- metformin, 500 mg\nAllergies: penicillin, latex\n",
                "Patient, name withheld, was seen on the ward.\nShe is well, oriented, and eats.\n",
                "HISTORY\tnone\tnone\nThe rest of the note is prose.\nIt goes on.\n",
                "Name, age, history\nThe patient is 43, married, and works.\nHe denies pain, fever, cough, and chills.\n"
                        + "Exam: well.\nLabs: normal.\nPlan: home.\n",
                "1,000 units given\n2,000 units given\n3,000 units given\n",
                "Dear Dr. Orr,\n\nThank you for seeing Ms. Quill, who has had, since May, a cough.\n\nYours,\nJ. Okafor\n",
                "mrn,name,dob\n",
                "a,b,c",
                ",,,\n,,,\n",
                "Address: 12 Larch Street, Ashford, MA 02139\nAddress: 7 Elm Ave, Ashford, MA 02139\n"
                        + "Address: 9 Fir Road, Ashford, MA 02139\n",
                "S: cough, fever, chills\nO: T 38.1, HR 90, RR 18\nA: viral, likely\nP: rest, fluids\n",
                "0800;meds given\n0900;walked\n1000;slept\n",
                "First line\n\n\"Quoted speech, she said\n and never closed.\n"
            })
    void notesAndListsStayText(String text) {
        assertThat(format(text)).isEqualTo(DocumentFormat.TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mrn,name,dob\n1,A,1/2/1960\n",
                "Patient Name, DOB, Notes\nTamsin Quill, 3/4/1951, well\nJames Okafor, 5/6/1962, well\n",
                "\"MRN\",\"Name\"\r\n\"1\",\"A\"\r\n\"2\",\"B\"\r\n",
                "mrn,name\r1,A\r2,B\r",
                "1,2.5,x\n2,2.6,y\n3,2.7,z\n",
                "id,systolic,diastolic\n1,120,80\n2,118,76\n",
                "mrn,notes\n1,\"Seen, stable.\nHome.\"\n2,\"Seen again, \"\"fine\"\".\"\n",
                "mrn,name,dob,,\n1,A,1/2/60,,\n2,B,1/2/61\n",
                "\nmrn,name\n\n1,A\n\n2,B\n"
            })
    void tablesAreTables(String text) {
        assertThat(format(text)).isEqualTo(DocumentFormat.CSV);
    }

    @Test
    void backslashesEscapeQuotesWhereTheTableIsWrittenSo() {
        OpenedDocument table = open("mrn,notes,name\n1,\"said \\\"no\\\", twice\",A\n2,\"said \\\"yes\\\"\",B\n");
        assertThat(table.fields()).extracting(TextField::value).contains("said \"no\", twice");
    }

    @Test
    void aBackslashBeforeAQuoteIsNoEscapeWhereItsRowsWouldHaveQuotesOutOfPlace() {
        byte[] clean = open("mrn,name,notes\n1,A,x\n2,B,y\n\"3\",\"C\",\"at 5\\\"\"\r ,,\"\n\"4,\n5\",\"D\",\"z\"\n")
                .rewrite(field -> field.value().equals("C") ? FieldEdit.replace("c\\d") : FieldEdit.KEEP);
        assertThat(new String(clean, StandardCharsets.UTF_8)).contains("\"c\\d\"");
    }

    private static DocumentFormat format(String text) {
        return open(text).format();
    }

    private static OpenedDocument open(String text) {
        return DocumentFormats.standard().open(text.getBytes(StandardCharsets.UTF_8), FormatLimits.STANDARD);
    }
}
