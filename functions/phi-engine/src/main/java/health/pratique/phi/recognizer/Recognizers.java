package health.pratique.phi.recognizer;

import java.util.List;

/** The recognizers in the order in which they run: the surer forms first, names last. */
public final class Recognizers {

    private Recognizers() {}

    public static List<Recognizer> standard() {
        return List.of(
                new NetworkRecognizer(),
                new SpokenMailRecognizer(),
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
                new PlateRecognizer(),
                new IdentifierRecognizer(),
                new IdentifierFirstRecognizer(),
                new SpelledNumberRecognizer(),
                new ExtensionRecognizer(),
                new PhoneRecognizer(),
                new LongNumberRecognizer(),
                new PostBoxRecognizer(),
                new ForeignAddressRecognizer(),
                new AddressRecognizer(),
                new UnnumberedStreetRecognizer(),
                new KnownCareRecognizer(),
                new FacilityRecognizer(),
                new PracticeRecognizer(),
                new LowerCareRecognizer(),
                new RoomRecognizer(),
                new EmployerRecognizer(),
                new AtPlaceRecognizer(),
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
