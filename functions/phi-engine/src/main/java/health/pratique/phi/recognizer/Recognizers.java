package health.pratique.phi.recognizer;

import java.util.List;
import java.util.Set;

/** The recognizers in the order in which they run: the surer forms first, names last, and between them the tagger. */
public final class Recognizers {

    private static final Set<Class<?>> OF_NAMES = Set.of(
            KnownCareRecognizer.class,
            FacilityRecognizer.class,
            PracticeRecognizer.class,
            UncasedPlaceRecognizer.class,
            EmployerRecognizer.class,
            AtPlaceRecognizer.class,
            UnknownPlaceRecognizer.class,
            TitledNameRecognizer.class,
            CuedNameRecognizer.class,
            IntroducedNameRecognizer.class,
            CityRecognizer.class);

    private Recognizers() {}

    /** Those of numbers, dates and addresses: all before the ones for facilities, people and cities. */
    public static List<Recognizer> ofForms() {
        return standard().stream()
                .filter(recognizer -> !OF_NAMES.contains(recognizer.getClass()))
                .toList();
    }

    public static List<Recognizer> standard() {
        return List.of(
                new NetworkRecognizer(),
                new SpokenMailRecognizer(),
                new InternetAddressRecognizer(),
                new AccessRecognizer(),
                new SignInRecognizer(),
                new CardRecognizer(),
                new DrivingLicenceRecognizer(),
                new CoordinatesRecognizer(),
                new SsnRecognizer(),
                new PlotRecognizer(),
                new NumericDateRecognizer(),
                new MonthNameRecognizer(),
                new ForeignMonthRecognizer(),
                new FeastRecognizer(),
                new HolidayRecognizer(),
                new DayOfMonthRecognizer(),
                new OtherDateRecognizer(),
                new AgeRecognizer(),
                new BareAgeRecognizer(),
                new ToldAgeRecognizer(),
                new PostBoxRecognizer(),
                new PlateRecognizer(),
                new IdentifierRecognizer(),
                new MaskedNumberRecognizer(),
                new IdentifierFirstRecognizer(),
                new SpelledNumberRecognizer(),
                new ExtensionRecognizer(),
                new PhoneRecognizer(),
                new PagerRecognizer(),
                new LongNumberRecognizer(),
                new HighwayRecognizer(),
                new ForeignAddressRecognizer(),
                new AddressRecognizer(),
                new UnnumberedStreetRecognizer(),
                new KnownCareRecognizer(),
                new FacilityRecognizer(),
                new PracticeRecognizer(),
                new LabelledHouseRecognizer(),
                new UncasedPlaceRecognizer(),
                new RoomRecognizer(),
                new UnitBayRecognizer(),
                new EmployerRecognizer(),
                new AtPlaceRecognizer(),
                new TitledNameRecognizer(),
                new CuedNameRecognizer(),
                new IntroducedNameRecognizer(),
                new CityRecognizer(),
                new UnknownPlaceRecognizer(),
                new PostalCodeRecognizer(),
                new InitialsRecognizer());
    }

    /** Those that go by what the tagger found, and so run after it. */
    public static List<Recognizer> afterTagger() {
        return List.of(new ListedNameRecognizer(), new HouseNameEndsRecognizer(), new EdgeRecognizer());
    }
}
