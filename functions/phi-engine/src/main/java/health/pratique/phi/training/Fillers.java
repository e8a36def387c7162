package health.pratique.phi.training;

import health.pratique.phi.PhiCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** What stands in a slot that is no person: places and organisations put together from {@code fillers.txt}, dates, numbers. */
final class Fillers {

    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private final Gazetteer gazetteer;
    private final Map<String, List<String>> kinds = new HashMap<>();

    Fillers(Gazetteer gazetteer, Path file) throws IOException {
        this.gazetteer = gazetteer;
        for (String line : Files.readAllLines(file)) {
            int colon = line.indexOf(": ");
            if (!line.startsWith("#") && colon > 0) {
                kinds.put(
                        line.substring(0, colon),
                        List.of(line.substring(colon + 2).split("\\|")));
            }
        }
    }

    /** The category that a slot's value is labelled with; {@code ""} for values that stay. */
    static String category(String slot) {
        return switch (slot) {
            case "city", "city_state", "county", "street", "address", "zip", "area", "room" ->
                PhiCategory.LOCATION_ADDRESS.name();
            case "hospital", "clinic", "carehome", "pharmacy" -> PhiCategory.HOSPITAL.name();
            case "employer", "school", "church" -> PhiCategory.ORGANIZATION.name();
            case "date", "dob", "partdate" -> PhiCategory.DATE.name();
            case "age90" -> PhiCategory.AGE.name();
            case "phone" -> PhiCategory.PHONE.name();
            case "email" -> PhiCategory.EMAIL.name();
            case "mrn", "id" -> PhiCategory.ID_OTHER.name();
            case "ssn" -> PhiCategory.SSN.name();
            case "account" -> PhiCategory.ACCOUNT.name();
            case "license" -> PhiCategory.LICENSE.name();
            case "plate" -> PhiCategory.VEHICLE.name();
            case "serial" -> PhiCategory.DEVICE.name();
            case "username" -> PhiCategory.USERNAME.name();
            default -> "";
        };
    }

    String value(String slot, SplittableRandom random) {
        return switch (slot) {
            case "city" -> city(random);
            case "city_state" -> city(random) + (random.nextInt(5) == 0 ? " " : ", ") + state(random);
            case "state" -> gazetteer.state(random);
            case "country" -> gazetteer.country(random);
            case "county" -> gazetteer.county(random) + " County";
            case "street" -> street(random);
            case "address" ->
                street(random) + ", " + city(random) + ", " + gazetteer.stateCode(random) + ' ' + digits(random, 5);
            case "zip" -> digits(random, 5);
            case "date", "dob" -> date(random);
            case "partdate" ->
                random.nextBoolean()
                        ? month(random) + ' ' + (1 + random.nextInt(28))
                        : (1 + random.nextInt(12)) + "/" + (1 + random.nextInt(28));
            case "time" ->
                (1 + random.nextInt(12)) + ":" + (10 + random.nextInt(50)) + (random.nextBoolean() ? " am" : " PM");
            case "age" -> String.valueOf(1 + random.nextInt(88));
            case "age90" -> String.valueOf(90 + random.nextInt(15));
            case "phone" ->
                random.nextBoolean()
                        ? "(" + digits(random, 3) + ") 555-01" + digits(random, 2)
                        : digits(random, 3) + "-555-01" + digits(random, 2);
            case "email" -> gazetteer.firstName(random).toLowerCase(Locale.ROOT) + digits(random, 2) + "@mail.example";
            case "mrn" -> digits(random, 6 + random.nextInt(3));
            case "id", "license", "serial" ->
                "" + letter(random) + letter(random) + (random.nextBoolean() ? "-" : "") + digits(random, 6);
            case "ssn" -> "219-" + digits(random, 2) + '-' + digits(random, 4);
            case "account" -> digits(random, 10);
            case "plate" -> "" + letter(random) + letter(random) + letter(random) + ' ' + digits(random, 4);
            case "username" -> gazetteer.newWord(random).toLowerCase(Locale.ROOT) + '_' + digits(random, 2);
            case "room" -> digits(random, 3) + (random.nextBoolean() ? "" : "B");
            default -> made(slot, random);
        };
    }

    private String city(SplittableRandom random) {
        return random.nextInt(100) < 65 ? gazetteer.city(random) : made("citymade", random);
    }

    private String state(SplittableRandom random) {
        return random.nextBoolean() ? gazetteer.stateCode(random) : gazetteer.state(random);
    }

    private String street(SplittableRandom random) {
        return (1 + random.nextInt(9_999)) + " " + made("streetname", random) + ' ' + made("streettype", random);
    }

    private String date(SplittableRandom random) {
        int day = 1 + random.nextInt(28);
        int month = 1 + random.nextInt(12);
        int year = 1930 + random.nextInt(95);
        return switch (random.nextInt(6)) {
            case 0 -> "%02d/%02d/%d".formatted(month, day, year);
            case 1 -> "%d/%d/%02d".formatted(month, day, year % 100);
            case 2 -> "%d-%02d-%02d".formatted(year, month, day);
            case 3 -> MONTHS.get(month - 1) + ' ' + day + ", " + year;
            case 4 -> day + " " + MONTHS.get(month - 1) + ' ' + year;
            default -> MONTHS.get(month - 1).substring(0, 3) + ' ' + day + ' ' + year;
        };
    }

    /** One of the kind's forms, its parts in braces filled in turn. */
    private String made(String kind, SplittableRandom random) {
        List<String> forms = kinds.get(kind);
        if (forms == null) {
            throw new IllegalArgumentException("a template has the unknown slot " + kind);
        }
        String form = forms.get(random.nextInt(forms.size()));
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < form.length()) {
            int open = form.indexOf('{', at);
            if (open < 0) {
                return out.append(form, at, form.length()).toString();
            }
            int close = form.indexOf('}', open);
            out.append(form, at, open).append(part(form.substring(open + 1, close), random));
            at = close + 1;
        }
        return out.toString();
    }

    private String part(String name, SplittableRandom random) {
        return switch (name) {
            case "first" -> gazetteer.firstName(random);
            case "last" -> gazetteer.lastName(random);
            case "new" -> gazetteer.newWord(random);
            case "city" -> gazetteer.city(random);
            default -> made(name, random);
        };
    }

    private static String month(SplittableRandom random) {
        return MONTHS.get(random.nextInt(12));
    }

    private static char letter(SplittableRandom random) {
        return (char) ('A' + random.nextInt(26));
    }

    private static String digits(SplittableRandom random, int count) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < count; at++) {
            out.append((char) ('0' + (at == 0 ? 1 + random.nextInt(9) : random.nextInt(10))));
        }
        return out.toString();
    }
}
