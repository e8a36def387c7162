package health.pratique.database;

/** What a connection needs before it is asked for. */
public interface DatabaseAccess {

    /** Of a data source that has its login already. */
    DatabaseAccess NO_OP = new DatabaseAccess() {
        @Override
        public void prepare() {}

        @Override
        public void forget() {}
    };

    /** Makes the login ready, which may take longer than a connection may. */
    void prepare();

    /** The login was refused. */
    void forget();
}
