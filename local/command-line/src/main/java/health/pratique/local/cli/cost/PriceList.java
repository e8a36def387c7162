package health.pratique.local.cli.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The prices that the bill is made of, as they are written down in {@code cost/prices.txt}. */
record PriceList(Map<String, Price> prices) {

    private static final int CELLS = 6;

    static PriceList read() {
        Map<String, Price> prices = new LinkedHashMap<>();
        for (List<String> row : Rows.read("prices.txt", CELLS).rows()) {
            prices.put(
                    row.get(0),
                    new Price(
                            row.get(0),
                            row.get(1),
                            Double.parseDouble(row.get(2)),
                            Double.parseDouble(row.get(3)),
                            row.get(4),
                            row.get(5)));
        }
        return new PriceList(prices);
    }

    double usd(String key, PriceRegion region) {
        Price price = prices.get(key);
        if (price == null) {
            throw new IllegalArgumentException("no price is written down for " + key);
        }
        return price.in(region);
    }
}
