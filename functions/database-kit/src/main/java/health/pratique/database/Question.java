package health.pratique.database;

/** Statements that need nothing of each other's answers, and how their answers are read. */
public record Question<T>(Sql statements, Sql.Answer<T> answer) {}
