package health.pratique.clinical;

import health.pratique.database.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The index rows of one transaction, written table by table and not row by row. */
final class IndexWriter {

    private static final List<String> TABLES =
            List.of("clinical_token", "clinical_string", "clinical_date", "clinical_quantity", "clinical_position");

    private static final String TOKENS = """
            insert into clinical_token (custodian, key, seq) select ?, * from unnest(?::uuid[], ?::bigint[])""";
    private static final String STRINGS = """
            insert into clinical_string (custodian, key, seq, value)
            select ?, * from unnest(?::uuid[], ?::bigint[], ?::text[])""";
    private static final String DATES = """
            insert into clinical_date (custodian, key, seq, low, high)
            select ?, * from unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])""";
    private static final String QUANTITIES = """
            insert into clinical_quantity (custodian, key, seq, value)
            select ?, * from unnest(?::uuid[], ?::bigint[], ?::numeric[])""";
    private static final String POSITIONS = """
            insert into clinical_position (custodian, key, seq, position)
            select ?, * from unnest(?::uuid[], ?::bigint[], ?::text[])""";

    private final String custodian;
    private final Keys tokens = new Keys();
    private final Keys strings = new Keys();
    private final List<String> texts = new ArrayList<>();
    private final Keys dates = new Keys();
    private final List<Instant> lows = new ArrayList<>();
    private final List<Instant> highs = new ArrayList<>();
    private final Keys quantities = new Keys();
    private final List<BigDecimal> numbers = new ArrayList<>();
    private final Keys positions = new Keys();
    private final List<String> places = new ArrayList<>();

    IndexWriter(String custodian) {
        this.custodian = custodian;
    }

    private record Keys(List<UUID> keys, List<Long> seqs) {

        Keys() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(UUID key, long seq) {
            keys.add(key);
            seqs.add(seq);
        }
    }

    void add(long seq, IndexEntries entries) {
        entries.tokens().forEach(key -> tokens.add(key, seq));
        entries.strings().forEach(entry -> {
            strings.add(entry.key(), seq);
            texts.add(entry.value());
        });
        entries.dates().forEach(entry -> {
            dates.add(entry.key(), seq);
            lows.add(entry.range().low());
            highs.add(entry.range().high());
        });
        entries.quantities().forEach(entry -> {
            quantities.add(entry.key(), seq);
            numbers.add(entry.value());
        });
        entries.positions().forEach((key, position) -> {
            positions.add(key, seq);
            places.add(position);
        });
    }

    /** After it the index says what was added. */
    void flush(Connection connection) throws SQLException {
        write(connection, TOKENS, tokens);
        write(connection, STRINGS, strings, texts);
        write(connection, DATES, dates, lows, highs);
        write(connection, QUANTITIES, quantities, numbers);
        write(connection, POSITIONS, positions, places);
    }

    /** What was added of it before has to be flushed. */
    void remove(Connection connection, Collection<Long> seqs) throws SQLException {
        for (String table : TABLES) {
            Sql.of("delete from " + table + " where custodian = ? and seq = any(?::bigint[])")
                    .with(custodian, seqs)
                    .execute(connection);
        }
    }

    private void write(Connection connection, String statement, Keys keys, List<?>... columns) throws SQLException {
        if (keys.keys().isEmpty()) {
            return;
        }
        Sql.of(statement)
                .with(custodian, keys.keys(), keys.seqs())
                .with((Object[]) columns)
                .execute(connection);
        keys.keys().clear();
        keys.seqs().clear();
        for (List<?> column : columns) {
            column.clear();
        }
    }
}
