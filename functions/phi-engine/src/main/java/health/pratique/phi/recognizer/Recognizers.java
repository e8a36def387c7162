package health.pratique.phi.recognizer;

import java.util.List;

/** The recognizers in the order in which they run: the surer forms first, names last. */
public final class Recognizers {

    private Recognizers() {}

    public static List<Recognizer> standard() {
        return List.of(
                new NetworkRecognizer(),
                new InternetAddressRecognizer(),
                new AccessRecognizer(),
                new CardRecognizer(),
                new CoordinatesRecognizer(),
                new SsnRecognizer(),
                new NumericDateRecognizer(),
                new MonthNameRecognizer(),
                new ForeignMonthRecognizer(),
                new HolidayRecognizer(),
                new DayOfMonthRecognizer(),
                new OtherDateRecognizer(),
                new AgeRecognizer(),
                new BareAgeRecognizer(),
                new IdentifierRecognizer(),
                new PhoneRecognizer(),
                new LongNumberRecognizer(),
                new PostBoxRecognizer(),
                new ForeignAddressRecognizer(),
                new AddressRecognizer(),
                new UnnumberedStreetRecognizer(),
                new FacilityRecognizer(),
                new RoomRecognizer(),
                new EmployerRecognizer(),
                new TitledNameRecognizer(),
                new CuedNameRecognizer(),
                new IntroducedNameRecognizer(),
                new CityRecognizer(),
                new PostalCodeRecognizer(),
                new InitialsRecognizer(),
                new KnownNameRecognizer(),
                new ListedNameRecognizer());
    }
}
