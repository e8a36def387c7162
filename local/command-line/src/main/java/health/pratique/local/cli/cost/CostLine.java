package health.pratique.local.cli.cost;

/** One item of the bill, in US dollars a month. */
record CostLine(String what, double usd) {}
